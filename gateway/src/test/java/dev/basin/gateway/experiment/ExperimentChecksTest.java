package dev.basin.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.ScratchModel;
import dev.basin.common.v1.TaskSource;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import io.grpc.Status;
import java.util.List;
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

    @Test
    void refusesTheSecondTaskThatIsTheTask() {
        Refusal refusal = refused(
                tasks(glue(GlueTask.GLUE_TASK_SST_2, "/data/SST-2"), glue(GlueTask.GLUE_TASK_SST_2, "/data/./SST-2/")));
        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.getField()).isEqualTo("spec.second_task");
            assertThat(violation.getDescription())
                    .startsWith("got SST-2, the very data of spec.task; accepted: another task or other data");
        });
        refused(tasks(glue(GlueTask.GLUE_TASK_RTE, ""), glue(GlueTask.GLUE_TASK_RTE, "")));
        refused(tasks(reviews(7), reviews(7).toBuilder().setMaxTrainExamples(64).build()));
        refused(tasks(own("train.tsv", "stars"), own("train.tsv", "stars")));
    }

    @Test
    void takesASecondTaskOfOtherData() {
        for (TaskSource other : List.of(
                glue(GlueTask.GLUE_TASK_RTE, "/data/SST-2"),
                glue(GlueTask.GLUE_TASK_SST_2, "/data/SST-2-other"),
                glue(GlueTask.GLUE_TASK_SST_2, ""),
                reviews(0))) {
            assertThatCode(() -> check(tasks(glue(GlueTask.GLUE_TASK_SST_2, "/data/SST-2"), other)))
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> check(tasks(reviews(0), reviews(1)))).doesNotThrowAnyException();
        assertThatCode(() -> check(tasks(own("train.tsv", "stars"), own("train.tsv", "topic"))))
                .as("another column is another task")
                .doesNotThrowAnyException();
    }

    private static ExperimentSpec tasks(TaskSource task, TaskSource second) {
        return ExperimentSpec.newBuilder().setTask(task).setSecondTask(second).build();
    }

    private static TaskSource glue(GlueTask task, String path) {
        return TaskSource.newBuilder()
                .setGlue(GlueSource.newBuilder().setTask(task).setPath(path))
                .build();
    }

    private static TaskSource reviews(long seed) {
        return TaskSource.newBuilder()
                .setBuiltIn(BuiltInSource.newBuilder()
                        .setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)
                        .setSeed(seed))
                .build();
    }

    private static TaskSource own(String trainPath, String labelColumn) {
        return TaskSource.newBuilder()
                .setOwn(OwnDataSource.newBuilder().setTrainPath(trainPath).setLabelColumn(labelColumn))
                .build();
    }

    private static void check(ExperimentSpec spec) {
        ExperimentChecks.check(spec, new Violations());
    }

    private static Refusal refused(ExperimentSpec spec) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(spec));
        assertThat(refusal).as("%s", spec).isNotNull();
        return refusal;
    }
}
