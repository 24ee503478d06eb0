package dev.basin.analysis;

import dev.basin.analysis.question.ModelShapes;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.question.Questions;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;

/** What an analysis's request means: the checks and defaults that every question shares. */
@Singleton
class AnalysisSpecs {
    private final Questions questions;
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final NumericPaths numericPaths;

    AnalysisSpecs(Questions questions, Checkpoints checkpoints, Objectives objectives, NumericPaths numericPaths) {
        this.questions = questions;
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.numericPaths = numericPaths;
    }

    /**
     * Checks everything that can be checked before the work starts, files included, and fills in defaults.
     *
     * @throws Refusal with every field at fault, UNIMPLEMENTED for questions of later versions
     */
    AnalysisSpec complete(AnalysisSpec spec) {
        Violations violations = new Violations();
        violations.require(!spec.getTheta0().getKey().isEmpty(), "spec.theta0.key", "nothing", "a checkpoint's key");
        violations.require(!spec.getTheta1().getKey().isEmpty(), "spec.theta1.key", "nothing", "a checkpoint's key");
        violations.throwIfAny();
        Question question = questions.asked(spec);
        ModelDirectory theta0 = checkpoints.open("spec.theta0", spec.getTheta0());
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        ModelShapes.requireSame("spec.theta0", theta0, theta1);
        objectives.check("spec.objective", spec.getObjective(), theta1);
        return question.complete(withNumericPath(spec), theta1);
    }

    private AnalysisSpec withNumericPath(AnalysisSpec spec) {
        return spec.toBuilder()
                .setNumericPath(numericPaths.forEvaluation("spec.numeric_path", spec.getNumericPath()))
                .build();
    }
}
