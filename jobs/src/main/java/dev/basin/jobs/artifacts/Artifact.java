package dev.basin.jobs.artifacts;

/**
 * A finished file in the store.
 *
 * @param key its name
 * @param sizeBytes its length
 * @param sha256 checksum of its content, 64 lower-case hexadecimal digits
 */
public record Artifact(ArtifactKey key, long sizeBytes, String sha256) {

    public Artifact {
        if (sizeBytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("artifact " + key + " has size " + sizeBytes + " and checksum '" + sha256
                    + "'; expected a size from 0 and 64 lower-case hexadecimal digits");
        }
    }
}
