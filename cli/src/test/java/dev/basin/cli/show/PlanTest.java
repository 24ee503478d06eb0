package dev.basin.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueSource;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.landscape.v1.Range;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void saysEverythingThatWouldBeDone() {
        assertThat(Plan.lines(spec().build()))
                .containsExactly(
                        "SST-2 against built-in entailment, quick",
                        "  model          hub:bert-base-uncased",
                        "  task           SST-2 in /glue/SST-2: up to 640 training and up to 1,000 held-out examples,"
                                + " up to 64 word pieces each",
                        "  second task    builtin:entailment: all training and all held-out examples,"
                                + " up to 64 word pieces each",
                        "  pre-trained    3 epochs at learning rate 0.00003, batches of 32",
                        "  from scratch   8 epochs at learning rate 0.0002, batches of 32",
                        "  curves         -4 to 4, 25 points",
                        "  surfaces       -3 to 3, 13 points along delta1; -0.5 to 1.5, 9 points along delta2",
                        "  at each point  up to 128 training and up to 256 held-out examples",
                        "  extras         curvature, 5 rollback controls",
                        "  seeds          theta0 7, run 8; repetitions: 1",
                        "  device         the server's choice, float32");
    }

    @Test
    void saysWhatIsTrainedOnWhereSomethingIs() {
        assertThat(Plan.lines(spec().setFurtherEpochs(20).build())).contains("  trained on     20 further epochs");
    }

    private static ExperimentSpec.Builder spec() {
        GlueSource sst2 = GlueSource.newBuilder()
                .setTask(GlueTask.GLUE_TASK_SST_2)
                .setPath("/glue/SST-2")
                .build();
        BuiltInSource entailment = BuiltInSource.newBuilder()
                .setTask(BuiltInTask.BUILT_IN_TASK_ENTAILMENT)
                .build();
        return ExperimentSpec.newBuilder()
                .setDisplayName("SST-2 against built-in entailment, quick")
                .setModel(ModelSource.newBuilder().setHub("bert-base-uncased"))
                .setTask(TaskSource.newBuilder()
                        .setGlue(sst2)
                        .setMaxTrainExamples(640)
                        .setMaxDevExamples(1_000)
                        .setMaxLength(64))
                .setSecondTask(TaskSource.newBuilder().setBuiltIn(entailment).setMaxLength(64))
                .setPretrainedTraining(training(3, 3e-5))
                .setScratchTraining(training(8, 2e-4))
                .setCurve(range(-4, 4, 25))
                .setSurfaceAlpha(range(-3, 3, 13))
                .setSurfaceBeta(range(-0.5, 1.5, 9))
                .setObjectiveTrainExamples(128)
                .setObjectiveDevExamples(256)
                .setTheta0Seed(7)
                .setRunSeed(8)
                .setRepetitions(1)
                .setExtras(Extras.newBuilder().setCurvature(true).setRollbackControls(5));
    }

    private static TrainingSettings training(int epochs, double rate) {
        return TrainingSettings.newBuilder()
                .setEpochs(epochs)
                .setLearningRate(rate)
                .setBatchSize(32)
                .build();
    }

    private static Range range(double min, double max, int points) {
        return Range.newBuilder().setMin(min).setMax(max).setPoints(points).build();
    }
}
