package dev.basin.jobs;

import dev.basin.jobs.artifacts.ArtifactKey;
import java.util.regex.Pattern;

/**
 * Names one job: its resource name is {@code <kind>/<id>}, for example {@code runs/7f3ak2mq9x}.
 *
 * @param kind what the job is, the plural of its resource: runs, landscapes, analyses, experiments
 * @param id unique within the kind
 */
public record JobKey(String kind, String id) implements Comparable<JobKey> {

    private static final Pattern PART = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public JobKey {
        requirePart("kind", kind);
        requirePart("id", id);
    }

    /**
     * Reads a resource name.
     *
     * @throws IllegalArgumentException if it is not {@code <kind>/<id>}
     */
    public static JobKey parse(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "not a job name: '" + name + "'; expected <kind>/<id>, such as runs/7f3ak2mq9x");
        }
        return new JobKey(name.substring(0, slash), name.substring(slash + 1));
    }

    public String name() {
        return kind + "/" + id;
    }

    /** The folder of the job's own artifacts. */
    public ArtifactKey artifacts() {
        return new ArtifactKey(name());
    }

    /** The store's key of one of the job's own artifacts, for example of {@code "figures/surface.csv"}. */
    public ArtifactKey artifact(String path) {
        return artifacts().child(path);
    }

    @Override
    public int compareTo(JobKey other) {
        return name().compareTo(other.name());
    }

    @Override
    public String toString() {
        return name();
    }

    /** Whether a job could have this id, which follows the rule of kinds too. */
    public static boolean isId(String value) {
        return PART.matcher(value).matches();
    }

    static String requirePart(String what, String value) {
        if (!isId(value)) {
            throw new IllegalArgumentException("job " + what + " '" + value
                    + "' is not accepted; expected 1 to 64 lower-case letters, digits and inner hyphens");
        }
        return value;
    }
}
