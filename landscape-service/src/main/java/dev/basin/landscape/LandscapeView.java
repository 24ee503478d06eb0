package dev.basin.landscape;

import dev.basin.jobs.Job;
import dev.basin.jobs.Jobs;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.settle.SettledStore;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Shows a stored job as a landscape. */
@Singleton
class LandscapeView {
    private final Jobs jobs;
    private final SettledStore settled;

    LandscapeView(Jobs jobs, SettledStore settled) {
        this.jobs = jobs;
        this.settled = settled;
    }

    Landscape of(Job job) {
        Landscape.Builder landscape = Landscape.newBuilder()
                .setName(job.key().name())
                .setSpec(spec(job))
                .setStatus(JobMessages.status(job));
        Forecast.of(jobs, job.key()).ifPresent(landscape::setEstimate);
        job.result().ifPresent(result -> landscape.setResult(Payloads.read(result, LandscapeResult.parser())));
        return landscape.build();
    }

    /** The request, with the ranges that were chosen for it. */
    private LandscapeSpec spec(Job job) {
        LandscapeSpec asked = Payloads.read(job.spec(), LandscapeSpec.parser());
        if (!LandscapeSpecs.hasAutomaticRange(asked)) {
            return asked;
        }
        try {
            return settled.find(job.key()).map(Settled::spec).orElse(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
