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
    private volatile boolean closing;

    TileWorker(TileVisit visit, @ConfigProperty(name = "basin.jobs.grace", defaultValue = "20s") Duration grace) {
        this.visit = visit;
        this.grace = grace;
    }

    @Incoming(TileQueue.TILES)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> work(Message<byte[]> message) throws InvalidProtocolBufferException, InterruptedException {
        TileTask task = TileTask.parseFrom(message.getPayload());
        working.lock();
        try {
            if (!closing) {
                visit.make(task);
                return message.ack();
            }
        } catch (TileHandedBackException e) {
            LOG.infof("Tile %d of %s is handed back: %s", task.getIndex(), task.getLandscape(), e.getMessage());
            pause();
            return message.nack(e);
        } finally {
            working.unlock();
        }
        return message.nack(new TileHandedBackException("this worker shuts down"));
    }

    /** Takes no more tiles, and waits for the one at hand. */
    void stop(@Observes @Priority(AFTER_JOBS) ShutdownEvent event) throws InterruptedException {
        closing = true;
        if (working.tryLock(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            working.unlock();
        } else {
            LOG.warnf("A tile was not finished within %s; it is delivered to another worker", grace);
        }
    }

    private void pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE.toNanos();
        while (!closing && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
