package dev.basin.landscape.tiles;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.landscape.v1.TileTask;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes tiles from the queue, one at a time. A tile is acknowledged after its result is stored, so that it is delivered again when
 * a worker dies in between; one that is handed back goes to whoever is free.
 */
@Singleton
public class TileWorker {
    private static final Logger LOG = Logger.getLogger(TileWorker.class);

    /** After other observers have asked jobs to stop: their handlers may wait for the engine too. */
    private static final int AFTER_JOBS = 2;

    /** How long a tile that is handed back waits: what kept it from this worker may take a while to pass. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TileVisit visit;
    private final Duration grace;
    private final ReentrantLock working = new ReentrantLock();

    TileWorker(TileVisit visit, @ConfigProperty(name = "basin.jobs.grace", defaultValue = "20s") Duration grace) {
        this.visit = visit;
        this.grace = grace;
    }

    @Incoming(TileQueue.TILES)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> work(Message<byte[]> message) throws InterruptedException {
        working.lock();
        try {
            visit.make(TileTask.parseFrom(message.getPayload()));
            return message.ack();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    e,
                    "A message of %d bytes in the queue of tiles is none and is dropped",
                    message.getPayload().length);
            return message.ack();
        } catch (TileHandedBackException | RuntimeException e) { // unanswered, it would keep this worker from any other
            LOG.infof("A tile is handed back: %s", e.getMessage());
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return message.nack(e);
        } finally {
            working.unlock();
        }
    }

    /** Takes no more tiles, and waits for the one at hand. */
    void stop(@Observes @Priority(AFTER_JOBS) ShutdownEvent event) throws InterruptedException {
        visit.close();
        if (working.tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            working.unlock();
        } else {
            LOG.warnf("A tile was not finished within %s; it is delivered to another worker", grace);
        }
    }
}
