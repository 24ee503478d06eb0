package dev.basin.landscape;

import dev.basin.jobs.Job;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Shows a stored job as a landscape. */
@Singleton
class LandscapeView {
    private final Jobs jobs;

    LandscapeView(Jobs jobs) {
        this.jobs = jobs;
    }

    Landscape of(Job job) {
        Landscape.Builder landscape = Landscape.newBuilder()
                .setName(job.key().name())
                .setSpec(Payloads.read(job.spec(), LandscapeSpec.parser()))
                .setStatus(JobMessages.status(job));
        Forecast.of(jobs, job.key()).ifPresent(landscape::setEstimate);
        job.result().ifPresent(result -> landscape.setResult(Payloads.read(result, LandscapeResult.parser())));
        return landscape.build();
    }
}
