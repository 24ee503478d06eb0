package dev.basin.landscape.spec;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks the models of a request by their files: all there, of one shape, and enough of them for the directions asked. */
@Singleton
class ModelSpecs {
    private final Checkpoints checkpoints;
    private final Objectives objectives;

    ModelSpecs(Checkpoints checkpoints, Objectives objectives) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
    }

    /**
     * Opens every model, and reads the task.
     *
     * @throws Refusal naming the field at fault
     */
    void check(LandscapeSpec spec) {
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        ParameterLayout shape = BertParameters.encoder(theta1.config());
        others(spec).forEach((field, ref) -> requireShape(field, checkpoints.open(field, ref), shape));
        requireTraining(spec);
        requireComponents(spec);
        objectives.check("spec.objective", spec.getObjective(), theta1);
    }

    /** Every model but theta1, by its field. */
    private static Map<String, CheckpointRef> others(LandscapeSpec spec) {
        Map<String, CheckpointRef> others = new LinkedHashMap<>();
        others.put("spec.theta0", spec.getTheta0());
        for (AxisRole role : AxisRole.along(Axis.DirectionCase.SECOND_TASK, spec)) {
            others.put(
                    role.field() + ".second_task.theta2",
                    role.of(spec).getSecondTask().getTheta2());
        }
        for (int i = 0; i < spec.getTrajectoryCount(); i++) {
            others.put("spec.trajectory[" + i + "]", spec.getTrajectory(i));
        }
        return others;
    }

    /** Labels may differ: the heads of other models are not used. */
    private static void requireShape(String field, ModelDirectory model, ParameterLayout shape) {
        if (!BertParameters.encoder(model.config()).equals(shape)) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                    field,
                    "got an encoder of another shape than theta1's (%s); accepted: the same shape"
                            .formatted(model.config()));
        }
    }

    private void requireTraining(LandscapeSpec spec) {
        String theta0 = checkpoints.sha256("spec.theta0", spec.getTheta0());
        if (theta0.equals(checkpoints.sha256("spec.theta1", spec.getTheta1()))) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    "spec.theta1",
                    "got the parameters of theta0; accepted: those after training");
        }
    }

    private void requireComponents(LandscapeSpec spec) {
        Violations violations = new Violations();
        for (AxisRole role : AxisRole.along(Axis.DirectionCase.PRINCIPAL, spec)) {
            int component = role.of(spec).getPrincipal().getComponent();
            DirectionSpecs.requireOneOf(violations, role, "principal.component", component, distinctStates(spec));
        }
        violations.throwIfAny();
    }

    /** States that differ from theta1 and from one another; they span at most as many components around it. */
    private int distinctStates(LandscapeSpec spec) {
        String theta1 = checkpoints.sha256("spec.theta1", spec.getTheta1());
        return Math.toIntExact(spec.getTrajectoryList().stream()
                .map(state -> checkpoints.sha256("spec.trajectory", state))
                .filter(state -> !state.equals(theta1))
                .distinct()
                .count());
    }
}
