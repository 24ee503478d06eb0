package dev.basin.jobs.run;

import dev.basin.jobs.Failure;
import dev.basin.jobs.JobFailedException;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import java.util.Optional;
import java.util.stream.Stream;

/** What it means for a job that its handler threw something: handlers pass on what they met, wrapped or not. */
final class Causes {

    private Causes() {}

    /** What is wrong with the storage, if that is why it was thrown: the job is in order, and may succeed later. */
    static Optional<String> storageTrouble(Throwable thrown) {
        return chain(thrown)
                .filter(cause -> cause instanceof StoreUnavailableException || cause instanceof JobStoreException)
                .map(Throwable::getMessage)
                .findFirst();
    }

    /** Why the job failed. */
    static Failure failure(Throwable thrown) {
        if (thrown instanceof JobFailedException foreseen) {
            return foreseen.failure();
        }
        return chain(thrown)
                .filter(ArtifactCorruptException.class::isInstance)
                .map(corrupt -> new Failure(
                        Failure.ARTIFACT_CORRUPT,
                        corrupt.getMessage() + "; delete it, so that it is made again, or restore it from a copy"))
                .findFirst()
                .orElseGet(() -> new Failure(Failure.INTERNAL, thrown.toString()));
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }
}
