package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends files to a bucket, large ones in parts; no more than one part is held in memory. An object appears when its last part is
 * there, whole and with its checksum.
 */
final class Uploads {

    /** Parts of one upload that S3 accepts. */
    private static final int MOST_PARTS = 10_000;

    private static final String MEDIA_TYPE = "application/octet-stream";

    private final Bucket bucket;
    private final int partBytes;

    Uploads(Bucket bucket, int partBytes) {
        this.bucket = bucket;
        this.partBytes = partBytes;
    }

    void send(Path file, Artifact artifact) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            if (artifact.sizeBytes() <= partBytes) {
                sendWhole(content.readAllBytes(), artifact);
            } else {
                sendInParts(content, artifact);
            }
        }
    }

    /** Ends uploads begun before {@code limit}: killed senders leave parts that nobody sees and somebody pays for. */
    void abortLeftovers(Instant limit) throws IOException {
        bucket.call(client -> {
            client
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
                    .uploads()
                    .stream()
                    .filter(upload -> upload.initiated().isBefore(limit))
                    .forEach(upload -> client.abortMultipartUpload(abort ->
                            abort.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
            return null;
        });
    }

    private void sendWhole(byte[] content, Artifact artifact) throws IOException {
        bucket.call(client -> client.putObject(
                request -> request.bucket(bucket.name())
                        .key(bucket.object(artifact.key()))
                        .metadata(metadata(artifact))
                        .contentMD5(md5(content)),
                body(content)));
    }

    private void sendInParts(InputStream content, Artifact artifact) throws IOException {
        String object = bucket.object(artifact.key());
        String upload = bucket.call(client -> client.createMultipartUpload(
                        request -> request.bucket(bucket.name()).key(object).metadata(metadata(artifact))))
                .uploadId();
        try {
            List<CompletedPart> parts = sendParts(content, artifact, object, upload);
            bucket.call(client -> client.completeMultipartUpload(request -> request.bucket(bucket.name())
                    .key(object)
                    .uploadId(upload)
                    .multipartUpload(completed -> completed.parts(parts))));
        } catch (IOException e) {
            abort(object, upload, e);
            throw e;
        }
    }

    private List<CompletedPart> sendParts(InputStream content, Artifact artifact, String object, String upload)
            throws IOException {
        int bytes = (int) Math.max(partBytes, Math.ceilDiv(artifact.sizeBytes(), MOST_PARTS));
        List<CompletedPart> parts = new ArrayList<>();
        for (byte[] part = content.readNBytes(bytes); part.length > 0; part = content.readNBytes(bytes)) {
            parts.add(sendPart(part, parts.size() + 1, object, upload));
        }
        return parts;
    }

    private CompletedPart sendPart(byte[] part, int number, String object, String upload) throws IOException {
        String tag = bucket.call(client -> client.uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(object)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5(part)),
                        body(part)))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private void abort(String object, String upload, IOException cause) {
        try {
            bucket.call(client -> client.abortMultipartUpload(
                    request -> request.bucket(bucket.name()).key(object).uploadId(upload)));
        } catch (IOException e) {
            cause.addSuppressed(e); // the next start clears it away
        }
    }

    private static Map<String, String> metadata(Artifact artifact) {
        return Map.of(StoredObjects.CHECKSUM, Checksums.line(artifact));
    }

    private static RequestBody body(byte[] content) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(content), content.length, MEDIA_TYPE);
    }

    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
