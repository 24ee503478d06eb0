package dev.basin.jobs;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which jobs to list, newest first.
 *
 * @param kind of which kind
 * @param states in one of these states; none for all
 * @param nameContains part of the display name, in either case; empty for all
 * @param pageSize at most so many, 0 for 50, more than 500 gives 500
 * @param pageToken {@link JobPage#nextPageToken} of the page before; empty for the first
 */
public record JobQuery(String kind, Set<JobState> states, String nameContains, int pageSize, String pageToken) {

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    public JobQuery {
        JobKey.requirePart("kind", kind);
        if (pageSize < 0) {
            throw new IllegalArgumentException("page size " + pageSize + " is negative; expected 0 to " + LARGEST_PAGE);
        }
        pageSize = pageSize == 0 ? DEFAULT_PAGE : Math.min(pageSize, LARGEST_PAGE);
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    }

    /** The first page of all jobs of a kind. */
    public static JobQuery all(String kind) {
        return new JobQuery(kind, Set.of(), "", 0, "");
    }
}
