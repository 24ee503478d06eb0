package dev.basin.analysis;

import dev.basin.analysis.files.AnalysisFiles;
import dev.basin.analysis.question.Questions;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Answers one question about layers. */
@Singleton
class AnalysisHandler implements JobHandler {
    /** Collection of analyses in resource names. */
    static final String KIND = "analyses";

    private final Questions questions;

    AnalysisHandler(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        AnalysisSpec spec = Payloads.read(context.spec(), AnalysisSpec.parser());
        AnalysisResult result = questions.asked(spec).answer(context, spec);
        Analysis analysis = Analysis.newBuilder()
                .setName(context.key().name())
                .setSpec(spec)
                .setResult(result)
                .build();
        context.setResult(Payloads.of(result.toBuilder()
                .addAllArtifacts(AnalysisFiles.write(context, analysis))
                .build()));
    }
}
