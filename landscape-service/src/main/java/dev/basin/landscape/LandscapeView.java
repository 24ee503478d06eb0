package dev.basin.landscape;

import dev.basin.jobs.Job;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Shows a stored job as a landscape. */
@Singleton
class LandscapeView {
    Landscape of(Job job) {
        Landscape.Builder landscape = Landscape.newBuilder()
                .setName(job.key().name())
                .setSpec(Payloads.read(job.spec(), LandscapeSpec.parser()))
                .setStatus(JobMessages.status(job));
        job.result().ifPresent(result -> landscape.setResult(Payloads.read(result, LandscapeResult.parser())));
        return landscape.build();
    }
}
