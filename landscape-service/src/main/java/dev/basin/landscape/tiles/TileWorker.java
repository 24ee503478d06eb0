package dev.basin.landscape.tiles;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.TileTask;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
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
        Optional<TileTask> task = task(message.getPayload());
        return task.isPresent() ? work(message, task.get()) : message.ack();
    }

    private CompletionStage<Void> work(Message<byte[]> message, TileTask task) throws InterruptedException {
        working.lock();
        try {
            visit.make(task);
            return message.ack();
        } catch (TileHandedBackException e) {
            LOG.infof("Tile %d of %s is handed back: %s", task.getIndex(), task.getLandscape(), e.getMessage());
            return handBack(message, e);
        } catch (RuntimeException | Error e) { // unanswered, the message would keep this worker from any other
            LOG.errorf(e, "Tile %d of %s is handed back", task.getIndex(), task.getLandscape());
            return handBack(message, e);
        } finally {
            working.unlock();
        }
    }

    private static CompletionStage<Void> handBack(Message<byte[]> message, Throwable cause)
            throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        return message.nack(cause);
    }

    /** Empty for what is no tile: nobody could ever evaluate it. */
    private static Optional<TileTask> task(byte[] message) {
        try {
            TileTask task = TileTask.parseFrom(message);
            JobKey.parse(task.getLandscape());
            return Optional.of(task);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.errorf(e, "A message of %d bytes in the queue of tiles is no tile and is dropped", message.length);
            return Optional.empty();
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
