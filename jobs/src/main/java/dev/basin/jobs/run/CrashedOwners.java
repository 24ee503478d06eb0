package dev.basin.jobs.run;

import dev.basin.jobs.store.Dialect;
import dev.basin.jobs.store.Executions;
import dev.basin.jobs.store.Executions.Picked;
import org.jboss.logging.Logger;

/** Finds owners that were processes of this machine and are gone, whose jobs need not wait until heartbeats are missed. */
final class CrashedOwners {

    private static final Logger LOG = Logger.getLogger(CrashedOwners.class);

    private CrashedOwners() {}

    /** Puts the jobs of crashed owners back in line. */
    static void release(String kind, Executions executions, Dialect dialect, ProcessOwner here) {
        if (dialect != Dialect.SQLITE) {
            return; // in a cluster, the same host name and process id may be another machine's
        }
        for (Picked picked : executions.picked(kind)) {
            if (ProcessOwner.parse(picked.owner())
                    .filter(owner -> owner.goneFrom(here))
                    .isPresent()) {
                LOG.infof("%s goes on: the process that ran it is gone", picked.key());
                executions.release(picked.key(), picked.version());
            }
        }
    }
}
