package dev.basin.landscape.spec;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.landscape.Anchor;
import dev.basin.landscape.v1.LandscapeSpec;

/** Where a request names the models that its landscape is laid through. */
public final class AnchorRefs {
    private AnchorRefs() {}

    /** The checkpoint of a model that the landscape has. */
    public static CheckpointRef of(LandscapeSpec spec, Anchor model) {
        return switch (model) {
            case THETA0 -> spec.getTheta0();
            case THETA1 -> spec.getTheta1();
            case ALPHA_THETA2 -> spec.getAlpha().getSecondTask().getTheta2();
            case BETA_THETA2 -> spec.getBeta().getSecondTask().getTheta2();
        };
    }

    public static String field(Anchor model) {
        return switch (model) {
            case THETA0 -> "spec.theta0";
            case THETA1 -> "spec.theta1";
            case ALPHA_THETA2 -> "spec.alpha.second_task.theta2";
            case BETA_THETA2 -> "spec.beta.second_task.theta2";
        };
    }
}
