package dev.basin.jobs.run;

import dev.basin.jobs.Failure;
import dev.basin.jobs.JobFailedException;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.StaleEpochException;
import dev.basin.jobs.StopReason;
import dev.basin.jobs.store.OwnerStore;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes an owned job from claim to end: calls the handler and stores what came of it. */
final class JobRun {

    private static final Logger LOG = Logger.getLogger(JobRun.class);

    private final OwnedJob owned;
    private final JobHandler handler;
    private final OwnerStore store;
    private final InstantSource clock;
    private final int fruitlessAttempts;

    JobRun(OwnedJob owned, JobHandler handler, OwnerStore store, InstantSource clock, int fruitlessAttempts) {
        this.owned = owned;
        this.handler = handler;
        this.store = store;
        this.clock = clock;
        this.fruitlessAttempts = fruitlessAttempts;
    }

    /** Never throws: what cannot be stored leaves the job to the next owner. */
    void run() {
        try {
            owned.fenced(this::runAndEnd);
        } catch (StaleEpochException e) {
            LOG.warnf("%s: left to its other owner", e.getMessage());
        } catch (JobStoreException e) {
            LOG.errorf(e, "%s could not be stored; it goes on when its owner has been missing for a while", key());
        }
    }

    private void runAndEnd() {
        if (owned.stopSwitch().reason().isPresent()) {
            endStopped(owned.stopSwitch().reason().get(), null);
        } else if (owned.row().job().cancelRequested()) {
            store.cancel(owned.claim(), clock.instant());
        } else if (owned.row().fruitlessAttempts() > fruitlessAttempts) {
            fail(new Failure(
                    Failure.ATTEMPTS_EXHAUSTED,
                    fruitlessAttempts + " processes in a row ended while they ran " + key()
                            + " before it finished a step; does it need more memory than there is?"));
        } else {
            Optional<Throwable> thrown = call();
            thrown.ifPresentOrElse(this::endAfter, this::succeed);
        }
    }

    private Optional<Throwable> call() {
        try {
            handler.run(owned.context());
            return Optional.empty();
        } catch (Throwable e) { // an OutOfMemoryError too ends the job, not the thread
            return Optional.of(e);
        } finally {
            Thread.interrupted(); // set by a shutdown that grew impatient; the end must be stored all the same
        }
    }

    private void succeed() {
        owned.events().writeWaiting();
        store.succeed(owned.claim(), Optional.ofNullable(owned.result().get()), clock.instant());
    }

    private void endAfter(Throwable thrown) {
        Optional<StopReason> stop = owned.stopSwitch().reason();
        if (stop.isPresent()) {
            endStopped(stop.get(), thrown);
        } else if (thrown instanceof JobStoreException unstored) {
            throw unstored;
        } else {
            fail(failure(thrown));
        }
    }

    private void endStopped(StopReason reason, Throwable thrown) {
        LOG.debugf(thrown, "%s stopped: %s", key(), reason);
        switch (reason) {
            case CANCELLED -> {
                owned.events().writeWaiting();
                store.cancel(owned.claim(), clock.instant());
            }
            case SHUTDOWN -> {
                owned.events().writeWaiting();
                store.release(owned.claim());
            }
            case OWNERSHIP_LOST -> LOG.warnf("%s has another owner or is gone", key());
        }
    }

    private Failure failure(Throwable thrown) {
        if (thrown instanceof JobFailedException foreseen) {
            return foreseen.failure();
        }
        LOG.errorf(thrown, "%s failed", key());
        return new Failure(Failure.INTERNAL, thrown.toString());
    }

    private void fail(Failure failure) {
        owned.events().writeWaiting();
        store.fail(owned.claim(), failure, clock.instant());
    }

    private JobKey key() {
        return owned.key();
    }
}
