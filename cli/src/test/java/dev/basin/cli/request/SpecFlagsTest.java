package dev.basin.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.cli.UsageException;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueTask;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.Precision;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import dev.basin.gateway.v1.Preset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class SpecFlagsTest {
    @TempDir
    private Path directory;

    @Test
    void namesGlueTasksAndMakesTheirFoldersAbsolute() {
        ExperimentSpec spec = parse(
                "--task", "SST-2", "--data", "../glue/SST-2", "--second-task", "rte", "--second-data", "/data/RTE");

        assertThat(spec.getTask().getGlue().getTask()).isEqualTo(GlueTask.GLUE_TASK_SST_2);
        assertThat(spec.getTask().getGlue().getPath())
                .isEqualTo(directory.resolveSibling("glue/SST-2").toString());
        assertThat(spec.getSecondTask().getGlue().getTask()).isEqualTo(GlueTask.GLUE_TASK_RTE);
        assertThat(spec.getSecondTask().getGlue().getPath()).isEqualTo("/data/RTE");
    }

    @ParameterizedTest
    @CsvSource({
        "CoLA, GLUE_TASK_COLA",
        "sst2, GLUE_TASK_SST_2",
        "GLUE_TASK_MRPC, GLUE_TASK_MRPC",
        "mnli, GLUE_TASK_MNLI"
    })
    void readsTaskNamesAsPeopleWriteThem(String written, GlueTask task) {
        assertThat(parse("--task", written).getTask().getGlue().getTask()).isEqualTo(task);
    }

    @Test
    void namesBuiltInTasks() {
        assertThat(parse("--task", "builtin:reviews").getTask().getBuiltIn().getTask())
                .isEqualTo(BuiltInTask.BUILT_IN_TASK_REVIEWS);
        assertThat(parse("--preset", "demo").getTask().getBuiltIn().getTask())
                .isEqualTo(BuiltInTask.BUILT_IN_TASK_REVIEWS);
    }

    @Test
    void refusesUnknownTasksAndSaysWhatIsAccepted() {
        assertThatThrownBy(() -> parse("--task", "SST-9"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--task is 'SST-9'")
                .hasMessageContaining("SST-2")
                .hasMessageContaining("builtin:reviews");
        assertThatThrownBy(() -> parse()).hasMessageContaining("no task is named");
        assertThatThrownBy(() -> parse("--data", "x")).hasMessageContaining("--task is missing");
        assertThatThrownBy(() -> parse("--task", "builtin:reviews", "--data", "x"))
                .hasMessageContaining("needs no data");
    }

    @Test
    void namesOwnFilesWithTheirColumns() {
        ExperimentSpec spec = parse(
                "--train",
                "../data/train.csv",
                "--dev",
                "/data/dev.csv",
                "--second-train=a.jsonl",
                "--second-dev=b.jsonl",
                "--second-text=premise,hypothesis",
                "--second-label=gold",
                "--second-labels=no,yes");

        OwnDataSource target = spec.getTask().getOwn();
        assertThat(target.getTrainPath())
                .isEqualTo(directory.resolveSibling("data/train.csv").toString());
        assertThat(target.getDevPath()).isEqualTo("/data/dev.csv");
        assertThat(target.getTextColumn()).isEqualTo("text");
        assertThat(target.getSecondTextColumn()).isEmpty();
        assertThat(target.getLabelColumn()).isEqualTo("label");
        assertThat(target.getLabelsList()).isEmpty();
        OwnDataSource second = spec.getSecondTask().getOwn();
        assertThat(second.getTextColumn()).isEqualTo("premise");
        assertThat(second.getSecondTextColumn()).isEqualTo("hypothesis");
        assertThat(second.getLabelColumn()).isEqualTo("gold");
        assertThat(second.getLabelsList()).containsExactly("no", "yes");
    }

    @Test
    void leavesWhatWasUploadedAsItIs() {
        ExperimentSpec spec =
                parse("--train", "upload:7f3a/a.csv", "--dev", "upload:7f3a/b.csv", "--model", "upload:9c");

        assertThat(spec.getTask().getOwn().getTrainPath()).isEqualTo("upload:7f3a/a.csv");
        assertThat(spec.getModel().getPath()).isEqualTo("upload:9c");
    }

    @Test
    void refusesOwnFilesThatAreNotAllNamed() {
        assertThatThrownBy(() -> parse("--train", "a.csv"))
                .hasMessage("--train is 'a.csv' and --dev is missing; accepted: a file for both");
        assertThatThrownBy(() -> parse("--task", "rte", "--second-text", "a"))
                .hasMessageContaining("--second-train is missing");
        assertThatThrownBy(() -> parse("--task", "rte", "--train", "a.csv", "--dev", "b.csv"))
                .hasMessage("--task and --train name two tasks; accepted: one of them");
        assertThatThrownBy(() -> parse("--train", "a.csv", "--dev", "b.csv", "--text", "a,b,c"))
                .hasMessageContaining("--text names 3 columns: [a, b, c]");
    }

    @Test
    void readsSizes() {
        ExperimentSpec spec = parse(
                "--task",
                "builtin:reviews",
                "--preset",
                "quick",
                "--train-examples",
                "64",
                "--epochs",
                "2",
                "--scratch-epochs",
                "3",
                "--surface=-1:2:7",
                "--curve=-0.5:1.5:9",
                "--precision",
                "bfloat16",
                "--device",
                "cuda");

        assertThat(spec.getPreset()).isEqualTo(Preset.PRESET_QUICK);
        assertThat(spec.getTask().getMaxTrainExamples()).isEqualTo(64);
        assertThat(spec.getPretrainedTraining().getEpochs()).isEqualTo(2);
        assertThat(spec.getScratchTraining().getEpochs()).isEqualTo(3);
        assertThat(spec.getSurfaceAlpha().getMin()).isEqualTo(-1);
        assertThat(spec.getSurfaceBeta().getPoints()).isEqualTo(7);
        assertThat(spec.getCurve().getMax()).isEqualTo(1.5);
        assertThat(spec.getNumericPath().getPrecision()).isEqualTo(Precision.PRECISION_BFLOAT16);
        assertThat(spec.getNumericPath().getDevice()).isEqualTo("cuda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--train-examples", "--dev-examples", "--objective-train", "--objective-dev"})
    void refusesToCountNothing(String option) {
        assertThatThrownBy(() -> parse("--task", "rte", option, "0"))
                .isInstanceOf(UsageException.class)
                .hasMessage("%s is 0; accepted: 1 or more; left out, the preset's number is taken", option);
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThatThrownBy(() -> parse("--task", "rte", "--surface=-1:2"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("MIN:MAX:POINTS");
    }

    @Test
    void asksTheExtraQuestionsNamedAndNoOthers() {
        Extras some = parse("--task", "rte", "--extras", "curvature,layer-changes", "--rollback-controls", "5")
                .getExtras();
        assertThat(some.getCurvature()).isTrue();
        assertThat(some.getLayerChanges()).isTrue();
        assertThat(some.hasRandomSurfaces()).isTrue();
        assertThat(some.getRandomSurfaces()).isFalse();
        assertThat(some.getRollbackControls()).isEqualTo(5);
        assertThat(parse("--task", "rte", "--extras", "all").getExtras().getLayerSurfaces())
                .isTrue();
        assertThat(parse("--task", "rte").hasExtras()).isFalse();
        assertThatThrownBy(() -> parse("--task", "rte", "--extras", "curvatures"))
                .hasMessageContaining("accepted: all, none, curvature, layer-changes");
    }

    @Test
    void letsFlagsOverrideTheFile() throws Exception {
        Files.writeString(directory.resolve("e.yaml"), """
                displayName: from the file
                preset: standard
                task: { glue: { task: SST-2, path: data/SST-2 } }
                pretrainedTraining: { epochs: 5, learningRate: 2.0e-5 }
                """);

        ExperimentSpec spec = parse("-f", "e.yaml", "--preset", "quick", "--epochs", "1");

        assertThat(spec.getDisplayName()).isEqualTo("from the file");
        assertThat(spec.getPreset()).isEqualTo(Preset.PRESET_QUICK);
        assertThat(spec.getPretrainedTraining().getEpochs()).isEqualTo(1);
        assertThat(spec.getPretrainedTraining().getLearningRate()).isEqualTo(2e-5);
        assertThat(spec.getTask().getGlue().getPath())
                .isEqualTo(directory.resolve("data/SST-2").toString());
    }

    private ExperimentSpec parse(String... arguments) {
        SpecFlags flags = new SpecFlags();
        new CommandLine(new Holder(flags)).parseArgs(arguments);
        return flags.spec(directory);
    }

    @CommandLine.Command(name = "test")
    private record Holder(@CommandLine.Mixin SpecFlags flags) {}
}
