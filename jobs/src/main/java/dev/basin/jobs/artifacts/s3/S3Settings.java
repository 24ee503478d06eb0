package dev.basin.jobs.artifacts.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where artifacts lie, and how to get there.
 *
 * @param bucket an existing bucket
 * @param prefix folder in the bucket, without slashes around it; empty for the bucket itself
 * @param endpoint the server; empty for that of AWS in the region
 * @param region for AWS the bucket's; most others ignore it
 * @param pathStyle whether the bucket stands in the path of a URL rather than in its host name
 * @param partBytes files longer than this are sent in parts of this length, one of which is in memory at a time
 * @param credentials empty for the SDK's default chain: environment, profile, web identity, instance
 */
public record S3Settings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        String region,
        boolean pathStyle,
        int partBytes,
        Optional<Credentials> credentials) {

    /** For checkpoints of a gigabyte some 90 parts: few calls, little to send again after a failure. */
    public static final int PART_BYTES = 16 << 20;

    /** S3 accepts no shorter part but the last. */
    private static final int SHORTEST_PART = 5 << 20;

    /** A pair of keys. */
    public record Credentials(String accessKey, String secretKey) {

        @Override
        public String toString() {
            return "access key " + accessKey; // the secret stays out of logs
        }
    }

    public S3Settings {
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("bucket '" + bucket + "' is blank; expected the name of a bucket");
        }
        if (prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException("prefix '" + prefix + "' has a slash at an end; expected none there");
        }
        if (partBytes < SHORTEST_PART) {
            throw new IllegalArgumentException(
                    "parts of " + partBytes + " bytes are too short; expected at least " + SHORTEST_PART);
        }
    }

    /** The name of an artifact's object starts with it. */
    String objectPrefix() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** For messages to people. */
    String place() {
        return "bucket '" + bucket + "' at " + endpoint.map(URI::toString).orElse("AWS " + region);
    }
}
