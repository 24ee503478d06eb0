package dev.basin.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.Job;
import dev.basin.jobs.JobState;
import dev.basin.jobs.JobWatch;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;

/** Jobs of a test's own handlers, run to their end. */
public final class EndedJob {
    private EndedJob() {}

    /** The job after its end, whatever that was. */
    public static Job of(Jobs jobs, NewJob newJob) throws InterruptedException {
        Job created = jobs.create(newJob);
        try (JobWatch watch = jobs.watch(created.key(), 0)) {
            while (!watch.next().isEmpty()) {}
        }
        return jobs.get(created.key());
    }

    /** The job after an end without a failure. */
    public static Job succeeded(Jobs jobs, NewJob newJob) throws InterruptedException {
        Job ended = of(jobs, newJob);
        assertThat(ended.failure()).isEmpty();
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        return ended;
    }
}
