package dev.basin.landscape.tiles;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes tiles from the queue, one at a time, evaluates them and stores what it found. A tile is acknowledged after its result is
 * stored, so that it is delivered again when a worker dies in between.
 */
@Singleton
public class TileWorker {
    private static final Logger LOG = Logger.getLogger(TileWorker.class);

    private final TileStore store;
    private final TileQueue queue;
    private final Evaluators evaluators;

    TileWorker(TileStore store, TileQueue queue, Evaluators evaluators) {
        this.store = store;
        this.queue = queue;
        this.evaluators = evaluators;
    }

    @Incoming(TileQueue.TILES)
    @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
    @Blocking
    void work(byte[] message) throws InvalidProtocolBufferException {
        TileTask task = TileTask.parseFrom(message);
        TileNotice.Builder notice =
                TileNotice.newBuilder().setLandscape(task.getLandscape()).setIndex(task.getIndex());
        try {
            evaluateUnlessStored(JobKey.parse(task.getLandscape()), task);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Tile %d of %s failed", task.getIndex(), task.getLandscape());
            notice.setFailure(String.valueOf(e.getMessage()));
        }
        queue.tell(notice.build());
    }

    private void evaluateUnlessStored(JobKey landscape, TileTask task) throws IOException {
        if (!store.has(landscape, task.getIndex())) {
            TileResult result = evaluators.evaluate(landscape, task);
            store.put(landscape, result);
        }
    }
}
