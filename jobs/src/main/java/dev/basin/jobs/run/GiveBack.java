package dev.basin.jobs.run;

import dev.basin.jobs.Failure;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.StaleEpochException;
import dev.basin.jobs.store.OwnerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Gives a job back whose storage cannot be used now, to be tried again by whoever has a free thread then. */
final class GiveBack {

    private static final Logger LOG = Logger.getLogger(GiveBack.class);

    private final OwnedJob owned;
    private final OwnerStore store;
    private final InstantSource clock;
    private final StorageRetries retries;

    GiveBack(OwnedJob owned, OwnerStore store, InstantSource clock, StorageRetries retries) {
        this.owned = owned;
        this.store = store;
        this.clock = clock;
        this.retries = retries;
    }

    /** Tells watchers what is wrong and when the next attempt comes; fails the job if it was the last. */
    void because(String trouble) {
        owned.events().writeWaiting();
        int failures = owned.failures();
        Instant now = clock.instant();
        if (retries.exhaustedBy(failures)) {
            store.fail(owned.claim(), new Failure(Failure.STORAGE_UNAVAILABLE, lastWords(trouble)), now);
        } else {
            Duration delay = retries.delayAfter(failures);
            store.postpone(owned.claim(), note(trouble, failures, delay), now, now.plus(delay), failures);
        }
    }

    /**
     * Waits for a database that cannot be written. A shutdown ends the waiting: then the job goes on when its owner has been
     * missing for a while, as after a crash.
     */
    void whenDatabaseIsBack(JobStoreException unwritten) {
        for (int tries = 1; !owned.stopSwitch().await(retries.delayAfter(tries)); tries++) {
            try {
                owned.fenced(() -> because(unwritten.getMessage()));
                return;
            } catch (StaleEpochException e) {
                LOG.warnf("%s: left to its other owner", e.getMessage());
                return;
            } catch (JobStoreException e) {
                LOG.warnf("%s cannot be given back yet: %s", owned.key(), e.getMessage());
            }
        }
    }

    private String note(String trouble, int failures, Duration delay) {
        return String.format(
                Locale.ROOT,
                "%s; trying again in %d s (attempt %d of %d)",
                trouble,
                delay.toSeconds(),
                failures + 1,
                retries.most());
    }

    private String lastWords(String trouble) {
        return String.format(
                Locale.ROOT,
                "%d attempts in a row could not use the storage; the last time, %s. Mend this and create the job anew",
                retries.most(),
                trouble);
    }
}
