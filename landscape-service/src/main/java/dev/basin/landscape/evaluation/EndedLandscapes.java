package dev.basin.landscape.evaluation;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.tiles.TileQueue;
import dev.basin.landscape.v1.LandscapeEnded;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Frees the memory of landscapes, most of them coordinated by other processes, when they have ended. */
@Singleton
class EndedLandscapes {
    private final Evaluators evaluators;

    EndedLandscapes(Evaluators evaluators) {
        this.evaluators = evaluators;
    }

    @Incoming(TileQueue.ENDED)
    void release(byte[] message) throws InvalidProtocolBufferException {
        evaluators.release(JobKey.parse(LandscapeEnded.parseFrom(message).getLandscape()));
    }
}
