package dev.basin.analysis.change;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.CheckpointRef;

/**
 * A state of the model that an analysis looks at.
 *
 * @param id what tells it from the others in names of steps and inputs
 * @param field of its checkpoint in the request
 */
record ModelState(String id, String field, CheckpointRef ref) {
    static ModelState theta0(AnalysisSpec spec) {
        return new ModelState("theta0", "spec.theta0", spec.getTheta0());
    }

    static ModelState theta1(AnalysisSpec spec) {
        return new ModelState("theta1", "spec.theta1", spec.getTheta1());
    }

    /** The state that a further comparison brings. */
    static ModelState compared(AnalysisSpec spec, int comparison) {
        return new ModelState(
                "comparison-%03d".formatted(comparison),
                "spec.change.comparisons[%d].to".formatted(comparison),
                spec.getChange().getComparisons(comparison).getTo());
    }
}
