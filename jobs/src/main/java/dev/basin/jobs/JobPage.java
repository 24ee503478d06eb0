package dev.basin.jobs;

import java.util.List;

/**
 * A page of a list.
 *
 * @param jobs newest first
 * @param nextPageToken what asks for the next page; empty on the last
 */
public record JobPage(List<Job> jobs, String nextPageToken) {

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
