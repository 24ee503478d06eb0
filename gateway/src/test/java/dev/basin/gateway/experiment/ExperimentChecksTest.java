package dev.basin.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.ScratchModel;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class ExperimentChecksTest {
    private static final ExperimentSpec GOOD =
            ExperimentSpec.newBuilder().setTask(TaskSource.getDefaultInstance()).build();

    @Test
    void takesARequestThatNamesNoMoreThanItsTask() {
        assertThatCode(() -> check(GOOD)).doesNotThrowAnyException();
    }

    @Test
    void namesEveryFieldAtFault() {
        Refusal refusal = refused(ExperimentSpec.newBuilder()
                .setCurve(Sizes.range(Double.NaN, 4, 0))
                .setSurfaceAlpha(Sizes.range(2, -2, 10))
                .setSurfaceBeta(Sizes.range(-1, Double.POSITIVE_INFINITY, 1))
                .setObjectiveDevExamples(-1)
                .build());
        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.violations())
                .extracting(FieldViolation::getField)
                .containsExactlyInAnyOrder(
                        "spec.task",
                        "spec.objective_dev_examples",
                        "spec.curve.min",
                        "spec.curve.points",
                        "spec.surface_alpha.max",
                        "spec.surface_beta.max",
                        "spec.surface_beta.points");
    }

    @Test
    void needsAPretrainedModel() {
        ModelSource scratch = ModelSource.newBuilder()
                .setScratch(ScratchModel.newBuilder().setBuiltIn("minilm-l6"))
                .build();
        assertThat(refused(GOOD.toBuilder().setModel(scratch).build()).getMessage())
                .contains("pre-trained");
    }

    @Test
    void boundsRepetitionsAndFurtherEpochs() {
        assertThat(refused(GOOD.toBuilder()
                                .setRepetitions(101)
                                .setFurtherEpochs(-1)
                                .build())
                        .violations())
                .extracting(violation -> violation.getField())
                .containsExactly("spec.repetitions", "spec.further_epochs");
    }

    private static void check(ExperimentSpec spec) {
        ExperimentChecks.check(spec, new Violations());
    }

    private static Refusal refused(ExperimentSpec spec) {
        return catchThrowableOfType(Refusal.class, () -> check(spec));
    }
}
