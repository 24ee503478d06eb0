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
    private final GiveBack giveBack;

    JobRun(OwnedJob owned, JobHandler handler, OwnerStore store, InstantSource clock, RunSettings settings) {
        this.owned = owned;
        this.handler = handler;
        this.store = store;
        this.clock = clock;
        this.fruitlessAttempts = settings.fruitlessAttempts();
        this.giveBack = new GiveBack(owned, store, clock, new StorageRetries(settings.storageAttempts()));
    }

    /** Never throws: what cannot be stored leaves the job to the next owner. */
    void run() {
        try {
            owned.fenced(this::runAndEnd);
        } catch (StaleEpochException e) {
            LOG.warnf("%s: left to its other owner", e.getMessage());
        } catch (JobStoreException e) {
            LOG.errorf(e, "%s could not be stored; it is given back as soon as the database can be written", key());
            giveBack.whenDatabaseIsBack(e);
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
        Optional<String> trouble = Causes.storageTrouble(thrown);
        if (stop.isPresent()) {
            endStopped(stop.get(), thrown);
        } else if (trouble.isPresent()) {
            LOG.warnf("%s cannot go on now: %s", key(), trouble.get());
            giveBack.because(trouble.get());
        } else {
            fail(thrown);
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

    private void fail(Throwable thrown) {
        if (!(thrown instanceof JobFailedException)) {
            LOG.errorf(thrown, "%s failed", key());
        }
        fail(Causes.failure(thrown));
    }

    private void fail(Failure failure) {
        owned.events().writeWaiting();
        store.fail(owned.claim(), failure, clock.instant());
    }

    private JobKey key() {
        return owned.key();
    }
}
