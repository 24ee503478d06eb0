package dev.basin.landscape.tiles;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.PieceAttempt;
import dev.basin.jobs.PieceAttempt.Outcome;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.landscape.v1.TileEvent;
import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileTask;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What happens to a tile that reaches a worker: nothing if its result is there or nobody wants it; otherwise an attempt is
 * recorded, the points are evaluated, the result is stored, and everybody is told.
 */
@Singleton
class TileVisit {
    private static final Logger LOG = Logger.getLogger(TileVisit.class);

    private final TileStore store;
    private final TileQueue queue;
    private final TileAttempts attempts;
    private final TileEvaluation evaluation;
    private volatile boolean closing;

    TileVisit(TileStore store, TileQueue queue, TileAttempts attempts, TileEvaluation evaluation) {
        this.store = store;
        this.queue = queue;
        this.attempts = attempts;
        this.evaluation = evaluation;
    }

    /** @throws TileHandedBackException if the tile is to be delivered again */
    void make(TileTask task) throws TileHandedBackException {
        JobKey landscape = JobKey.parse(task.getLandscape());
        try {
            if (closing) {
                throw new TileHandedBackException("this worker shuts down");
            } else if (store.has(landscape, task.getIndex())) {
                LOG.infof("Tile %d of %s was delivered again; its result is stored", task.getIndex(), landscape);
                tell(task, TileEvent.TILE_EVENT_FINISHED, "");
            } else if (!evaluation.canFollow(task)) {
                throw new TileHandedBackException("this worker computes in another way than " + task.getNumericPath());
            } else {
                attempt(landscape, task);
            }
        } catch (IOException | UncheckedIOException | JobStoreException e) {
            throw new TileHandedBackException(e.getMessage(), e);
        }
    }

    /** From now on every tile is handed back, the one at hand too if the engine is closed under it: that is no fault of the tile. */
    void close() {
        closing = true;
    }

    private void attempt(JobKey landscape, TileTask task) throws IOException, TileHandedBackException {
        Optional<String> verdict = attempts.verdict(landscape, task.getIndex());
        if (verdict.isPresent()) {
            queue.bury(task);
            tell(task, TileEvent.TILE_EVENT_FAILED, verdict.get());
            return;
        }
        Optional<PieceAttempt> begun = attempts.begin(landscape, task.getIndex());
        if (begun.isPresent()) {
            tell(task, TileEvent.TILE_EVENT_BEGUN, "");
            evaluate(landscape, task, begun.get());
        }
    }

    private void evaluate(JobKey landscape, TileTask task, PieceAttempt attempt)
            throws IOException, TileHandedBackException {
        try {
            store.put(landscape, evaluation.evaluate(landscape, task));
            attempts.end(attempt, Outcome.FINISHED, "");
            tell(task, TileEvent.TILE_EVENT_FINISHED, "");
        } catch (ArtifactCorruptException | ArtifactNotFoundException e) {
            fail(task, attempt, e);
        } catch (IOException | UncheckedIOException | JobStoreException e) {
            attempts.end(attempt, Outcome.GIVEN_BACK, e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            if (closing) {
                attempts.end(attempt, Outcome.GIVEN_BACK, String.valueOf(e.getMessage()));
                throw new TileHandedBackException("this worker shut down before the tile was finished", e);
            }
            fail(task, attempt, e);
        } catch (Error e) { // a lack of memory may be this worker's and of this moment; the attempt counts all the same
            attempts.end(attempt, closing ? Outcome.GIVEN_BACK : Outcome.FAILED, e.toString());
            throw new TileHandedBackException(e.toString(), e);
        }
    }

    private void fail(TileTask task, PieceAttempt attempt, Exception cause) {
        LOG.errorf(cause, "Tile %d of %s failed", task.getIndex(), task.getLandscape());
        attempts.end(attempt, Outcome.FAILED, String.valueOf(cause.getMessage()));
        tell(task, TileEvent.TILE_EVENT_FAILED, String.valueOf(cause.getMessage()));
    }

    private void tell(TileTask task, TileEvent event, String failure) {
        queue.tell(TileNotice.newBuilder()
                .setLandscape(task.getLandscape())
                .setIndex(task.getIndex())
                .setEvent(event)
                .setFailure(failure)
                .setWorker(attempts.worker())
                .build());
    }
}
