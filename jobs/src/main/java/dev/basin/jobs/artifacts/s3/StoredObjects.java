package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.Checksums;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Artifacts as objects of a bucket, each with its checksum beside it; an object without one is no artifact. */
final class StoredObjects {

    /** Name of the metadata with checksum and length. */
    static final String CHECKSUM = "basin-checksum";

    private final Bucket bucket;

    StoredObjects(Bucket bucket) {
        this.bucket = bucket;
    }

    Optional<Artifact> stat(ArtifactKey key) throws IOException {
        var found = bucket.find(
                client -> client.headObject(head -> head.bucket(bucket.name()).key(bucket.object(key))));
        return found.isPresent() ? artifact(key, found.get().metadata()) : Optional.empty();
    }

    /** Opens an artifact; empty if there is none. */
    Optional<InputStream> open(ArtifactKey key) throws IOException {
        Optional<ResponseInputStream<GetObjectResponse>> found = bucket.find(
                client -> client.getObject(get -> get.bucket(bucket.name()).key(bucket.object(key))));
        if (found.isPresent()
                && artifact(key, found.get().response().metadata()).isEmpty()) {
            found.get().abort();
            return Optional.empty();
        }
        return found.map(content -> new ObjectContent(content, bucket));
    }

    /** The artifact of that name and all below it, in the order of the keys; S3's own list tells no metadata. */
    List<Artifact> list(ArtifactKey folder) throws IOException {
        List<Callable<Optional<Artifact>>> stats = keys(folder).stream()
                .<Callable<Optional<Artifact>>>map(key -> () -> stat(key))
                .toList();
        return SideBySide.call(stats).stream().flatMap(Optional::stream).toList();
    }

    /** Keys of the artifact of that name and of all below it, sorted: a call for each thousand. */
    List<ArtifactKey> keys(ArtifactKey folder) throws IOException {
        return names(folder).stream()
                .map(bucket::key)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** One by one, because S3's call for many at once needs a checksum that some servers refuse. */
    void delete(ArtifactKey folder) throws IOException {
        SideBySide.call(names(folder).stream()
                .<Callable<DeleteObjectResponse>>map(name -> () -> bucket.call(client -> client.deleteObject(
                        delete -> delete.bucket(bucket.name()).key(name))))
                .toList());
    }

    /** Names of all objects that are the artifact or below it. */
    private List<String> names(ArtifactKey folder) throws StoreUnavailableException {
        String object = bucket.object(folder);
        List<String> names = bucket.call(client ->
                client
                        .listObjectsV2Paginator(
                                list -> list.bucket(bucket.name()).prefix(object + "/"))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .collect(Collectors.toCollection(ArrayList::new)));
        bucket.find(client ->
                        client.headObject(head -> head.bucket(bucket.name()).key(object)))
                .ifPresent(found -> names.addFirst(object));
        return names;
    }

    private static Optional<Artifact> artifact(ArtifactKey key, Map<String, String> metadata) throws IOException {
        String line = metadata.get(CHECKSUM);
        return line == null ? Optional.empty() : Optional.of(Checksums.parse(key, line));
    }
}
