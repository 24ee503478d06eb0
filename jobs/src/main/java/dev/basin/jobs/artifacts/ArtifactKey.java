package dev.basin.jobs.artifacts;

import java.util.regex.Pattern;

/**
 * Names an artifact, or a folder of them: segments separated by single forward slashes, for example
 * {@code runs/7f3ak2mq9x/checkpoints/step-000128/model.safetensors}.
 *
 * <p>A segment starts with a letter, digit or underscore, so no key climbs out of the store, is absolute or hidden.
 */
public record ArtifactKey(String value) implements Comparable<ArtifactKey> {

    private static final int LONGEST = 512;
    private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.=+@-]{0,127}";
    private static final Pattern KEY = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");

    public ArtifactKey {
        if (value.length() > LONGEST || !KEY.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "artifact key '" + value + "' is not accepted; expected at most " + LONGEST
                            + " characters in segments of letters, digits and _.=+@- separated by single slashes,"
                            + " each starting with a letter, digit or _");
        }
    }

    /** The key of {@code path} below this folder. */
    public ArtifactKey child(String path) {
        return new ArtifactKey(value + "/" + path);
    }

    /** Whether this is {@code folder} itself or below it. */
    public boolean isWithin(ArtifactKey folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    @Override
    public int compareTo(ArtifactKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
