package dev.basin.analysis.run;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobHandler;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Answers one question about layers. */
@Singleton
public class AnalysisHandler implements JobHandler {
    /** Collection of analyses in resource names. */
    public static final String KIND = "analyses";

    private final RollbackRun rollback;

    AnalysisHandler(RollbackRun rollback) {
        this.rollback = rollback;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext context) throws Exception {
        AnalysisSpec spec = Payloads.read(context.spec(), AnalysisSpec.parser());
        switch (spec.getQuestionCase()) {
            case ROLLBACK -> context.setResult(Payloads.of(rollback.run(context, spec)));
            default -> throw new IllegalStateException("a question that was accepted: " + spec.getQuestionCase());
        }
    }
}
