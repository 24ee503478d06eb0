package dev.basin.jobs;

import dev.basin.jobs.artifacts.Artifact;
import java.util.Optional;

/** What an event says. */
public sealed interface JobChange {

    /**
     * The job entered a state, RUNNING once for each owner; or its part did, where the event carries a phase.
     *
     * @param failure present in state FAILED only
     */
    record StateChanged(JobState state, Optional<Failure> failure) implements JobChange {

        public StateChanged(JobState state) {
            this(state, Optional.empty());
        }
    }

    /** The job came further. Reports are thinned out: a watcher sees the newest about twice a second. */
    record ProgressMade(Progress progress) implements JobChange {}

    /** A line for a person to read, without a line break at its end. */
    record Noted(String text) implements JobChange {}

    /**
     * A file is finished and can be read from the store.
     *
     * @param title what a person would call it
     * @param mediaType for example "text/csv"
     */
    record ArtifactWritten(Artifact artifact, String title, String mediaType) implements JobChange {}
}
