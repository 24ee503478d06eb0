package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket: says which object an artifact is, and in words what keeps a call from succeeding. */
final class Bucket implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final S3Settings settings;
    private final S3Client client;

    Bucket(S3Settings settings, S3Client client) {
        this.settings = settings;
        this.client = client;
    }

    String name() {
        return settings.bucket();
    }

    /** The name of an artifact's object. */
    String object(ArtifactKey key) {
        return settings.objectPrefix() + key.value();
    }

    /** What the names of all artifacts' objects start with. */
    String prefix() {
        return settings.objectPrefix();
    }

    /** The artifact that an object is; empty for an object that is none. */
    Optional<ArtifactKey> key(String object) {
        try {
            return Optional.of(
                    new ArtifactKey(object.substring(settings.objectPrefix().length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // put there by somebody else
        }
    }

    <T> T call(Function<S3Client, T> call) throws StoreUnavailableException {
        try {
            return call.apply(client);
        } catch (SdkException | UncheckedIOException e) {
            throw explain(e);
        }
    }

    /** Makes a call about one object; empty if there is no such object. */
    <T> Optional<T> find(Function<S3Client, T> call) throws StoreUnavailableException {
        try {
            return Optional.of(call.apply(client));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && !isBucketMissing(e)) {
                return Optional.empty();
            }
            throw explain(e);
        } catch (SdkException | UncheckedIOException e) {
            throw explain(e);
        }
    }

    StoreUnavailableException explain(Exception failure) {
        return new StoreUnavailableException(
                "the artifact store in " + settings.place() + " " + symptomAndRemedy(failure), failure);
    }

    @Override
    public void close() {
        client.close();
    }

    private static String symptomAndRemedy(Exception failure) {
        return switch (failure) {
            case S3Exception refused
            when isBucketMissing(refused) ->
                "does not exist; create the bucket, or name another with basin.store.s3.bucket";
            case S3Exception refused
            when refused.statusCode() == 401 || refused.statusCode() == 403 ->
                "refuses the call (%s); check basin.store.s3.access-key, basin.store.s3.secret-key and the rights on it"
                        .formatted(refused.getMessage());
            case S3Exception refused -> "answered with an error (%s)".formatted(refused.getMessage());
            default ->
                "cannot be reached (%s); check basin.store.s3.endpoint, basin.store.s3.region and the credentials"
                        .formatted(failure.getMessage());
        };
    }

    private static boolean isBucketMissing(S3Exception refused) {
        return refused.awsErrorDetails() != null
                && "NoSuchBucket".equals(refused.awsErrorDetails().errorCode());
    }
}
