package dev.basin.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.cli.UsageException;
import dev.basin.common.v1.GlueTask;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Preset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecFileTest {
    @Test
    void readsFieldsByEitherOfTheirNamesAndEnumsByWord() {
        ExperimentSpec spec = SpecFile.parse("""
                preset: PRESET_PAPER
                task:
                  glue: {task: sst-2, path: /d}
                  max_train_examples: 100
                surfaceAlpha: {min: -4, max: 4, points: 40}
                theta0Seed: 7
                """);

        assertThat(spec.getPreset()).isEqualTo(Preset.PRESET_PAPER);
        assertThat(spec.getTask().getGlue().getTask()).isEqualTo(GlueTask.GLUE_TASK_SST_2);
        assertThat(spec.getTask().getMaxTrainExamples()).isEqualTo(100);
        assertThat(spec.getSurfaceAlpha().getPoints()).isEqualTo(40);
        assertThat(spec.getTheta0Seed()).isEqualTo(7);
    }

    @Test
    void readsOwnDataWithItsLabels() {
        ExperimentSpec spec = SpecFile.parse("""
                task:
                  own:
                    trainPath: train.csv
                    devPath: dev.csv
                    textColumn: sentence
                    labelColumn: label
                    labels: [bad, good]
                """);

        assertThat(spec.getTask().getOwn().getLabelsList()).containsExactly("bad", "good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sst-2.yaml", "own-data.yaml"})
    void readsTheExamplesOfTheDocumentation(String example) {
        ExperimentSpec spec = SpecFile.read(Path.of("../docs/examples", example));

        assertThat(spec.hasTask()).isTrue();
        assertThat(spec.getPreset()).isEqualTo(Preset.PRESET_QUICK);
    }

    @Test
    void refusesAFieldThatDoesNotExistAndNamesThoseThatDo() {
        assertThatThrownBy(() -> SpecFile.parse("task: {glu: {task: SST-2}}"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("task.glu: there is no such field")
                .hasMessageContaining("glue, builtIn, own");
    }

    @Test
    void refusesAWordThatIsNoneOfTheEnum() {
        assertThatThrownBy(() -> SpecFile.parse("preset: huge"))
                .hasMessageContaining("preset is 'huge'")
                .hasMessageContaining("quick, standard, paper, demo");
    }

    @Test
    void refusesAValueOfTheWrongKind() {
        assertThatThrownBy(() -> SpecFile.parse("repetitions: many")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> SpecFile.parse("task: SST-2")).hasMessageContaining("task is \"SST-2\"");
        assertThatThrownBy(() -> SpecFile.parse("task: {glue: {task: RTE}, builtIn: {task: reviews}}"))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void refusesWhatIsNotYaml() {
        assertThatThrownBy(() -> SpecFile.parse("task: [")).hasMessageContaining("not YAML");
        assertThatThrownBy(() -> SpecFile.parse("")).hasMessageContaining("accepted: the fields");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SpecFile.read(Path.of("nowhere.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere.yaml cannot be read");
    }
}
