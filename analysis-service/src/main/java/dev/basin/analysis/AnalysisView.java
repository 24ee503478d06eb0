package dev.basin.analysis;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.jobs.Job;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Shows a stored job as a analysis. */
@Singleton
class AnalysisView {
    Analysis of(Job job) {
        Analysis.Builder analysis = Analysis.newBuilder()
                .setName(job.key().name())
                .setSpec(Payloads.read(job.spec(), AnalysisSpec.parser()))
                .setStatus(JobMessages.status(job));
        job.result().ifPresent(result -> analysis.setResult(Payloads.read(result, AnalysisResult.parser())));
        return analysis.build();
    }
}
