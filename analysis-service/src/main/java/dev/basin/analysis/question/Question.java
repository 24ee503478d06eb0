package dev.basin.analysis.question;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.jobs.JobContext;

/** One kind of question about layers: what a request of it means, and how it is answered. A package holds each. */
public interface Question {
    /** The kind, by the contract's oneof. */
    AnalysisSpec.QuestionCase kind();

    /**
     * Checks what belongs to this question and fills in its defaults. What every question has is checked already.
     *
     * @param theta1 the trained model, its files checked but for their values
     * @throws dev.basin.serving.errors.Refusal with every field at fault
     */
    AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1);

    /** Answers a checked request. After a crash it is asked again, and finds what the context kept of the steps before. */
    AnalysisResult answer(JobContext context, AnalysisSpec spec) throws Exception;
}
