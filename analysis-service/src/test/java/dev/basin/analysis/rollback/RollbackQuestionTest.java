package dev.basin.analysis.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.AnalysisClient;
import dev.basin.analysis.QuestionTest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerGroup;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.Rollback;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.requests.TinyModels;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is lost when layers go back, from the request to the tables. */
@QuarkusTest
class RollbackQuestionTest extends QuestionTest {
    private static final int CONTROLS = 4;

    @Test
    void everyGroupAskedForByNameAndByRuleHasARowBetweenTheTwoEnds() {
        Analysis analysis = calls.ended(spec(Rollback.newBuilder()
                .addGroups(group("attention", "encoder.layer.*.attention.*"))
                .addGroups(group("layer 0", "encoder.layer.0.*")) // the same as one added by rule
                .setSingleLayers(true)
                .setPrefixesAndSuffixes(true)));
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        List<LayerRow> rows = analysis.getResult().getRowsList();
        assertThat(rows)
                .map(LayerRow::getGroup)
                .containsExactly(
                        "baseline",
                        "attention",
                        "layer 0",
                        "layer 1",
                        "layer 2",
                        "layers 0-1",
                        "layers 1-2",
                        "whole encoder");
        assertThat(rows.getFirst().getParameters()).isZero();
        assertThat(rows.get(5).getFirstLayer()).isZero();
        assertThat(rows.get(5).getLastLayer()).isEqualTo(1);
        assertThat(measure(rows.get(1), "l2").getValue()).isPositive();
        assertThat(measure(rows.get(1), "relative_l2").getReference()).contains("R6");
    }

    /** The matrix for NumPy has a row for each row of the result; its first number says that its shape is what it says. */
    @Test
    void theAnswerComesAsFilesForOtherPrograms() throws Exception {
        Analysis analysis = calls.ended(spec(Rollback.newBuilder().setControls(2)));
        List<String> files = analysis.getResult().getArtifactsList().stream()
                .map(file -> file.getKey().substring(file.getKey().lastIndexOf('/') + 1))
                .toList();
        assertThat(files).contains("rollback.csv", "controls.csv", "analysis.json", "analysis.npz");
        Artifact npz = analysis.getResult().getArtifactsList().stream()
                .filter(file -> file.getKey().endsWith(".npz"))
                .findFirst()
                .orElseThrow();
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(store.open(new ArtifactKey(npz.getKey())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(entries).containsOnlyKeys("values.npy", "rows.npy", "columns.npy", "provenance.npy");
        assertThat(entries.get("values.npy"))
                .contains("'<f8'")
                .contains("'shape': (%d, ".formatted(analysis.getResult().getRowsCount()));
    }

    @Test
    void withoutGroupsTheyAreThePapersAndTheirOrderIsJudged() {
        Analysis analysis = calls.ended(spec(Rollback.newBuilder()));
        assertThat(analysis.getSpec().getRollback().getGroupsList())
                .map(LayerGroup::getName)
                .containsExactly("low", "middle", "high", "all layers");
        assertThat(analysis.getResult().getRowsList())
                .map(LayerRow::getGroup)
                .containsExactly("baseline", "low", "middle", "high", "all layers", "whole encoder");
        assertThat(AnalysisClient.byId(analysis.getResult().getMeasuresList()))
                .containsKeys("rollback_drop/low", "rollback_drop_ordered", "rollback_loss_ordered");
    }

    /** The dev error of every control stands in the file; the measures are read from it here as a reader would. */
    @Test
    void controlsStandInTheRowWithMeanDeviationAndIntervalAndOneByOneInAFile() throws IOException {
        Analysis analysis = calls.ended(spec(controlled(7)));
        LayerRow low = row(analysis, "low");
        for (String kind : List.of("random_layers", "random_perturbation")) {
            List<Double> losses = lines(analysis, "controls.csv").stream()
                    .filter(line -> line.startsWith("low," + kind + ","))
                    .map(line -> Double.valueOf(line.split(",", -1)[4]))
                    .toList();
            double mean = losses.stream().mapToDouble(loss -> loss).average().orElseThrow();
            Measure measured = measure(low, "control/" + kind + "/train_loss");
            assertThat(losses).hasSize(CONTROLS);
            assertThat(measured.getValue()).isEqualTo(mean, within(1e-12));
            assertThat(measure(low, "control/" + kind + "/dev_accuracy").getStandardError())
                    .isNotNegative();
            double deviation = measure(low, "control/" + kind + "/train_loss/standard_deviation")
                    .getValue();
            assertThat(measured.getStandardError()).isEqualTo(deviation / 2, within(1e-12)); // √4 controls
            assertThat(measure(low, "control/" + kind + "/train_loss/ci95_low").getValue())
                    .isEqualTo(mean - 3.182446 * deviation / 2, within(1e-6 * deviation + 1e-12)); // t, 3 degrees
        }
        assertThat(row(analysis, "whole encoder").getMeasuresList())
                .noneMatch(measure -> measure.getId().startsWith("control/random_layers"))
                .anyMatch(measure -> measure.getId().startsWith("control/random_perturbation"));
    }

    @Test
    void aSetThatIsTheGroupItselfHasTheGroupsLossAndTheSeedDecidesTheRest() throws IOException {
        Analysis analysis = calls.ended(spec(controlled(7)));
        Map<String, String> losses = lines(analysis, "rollback.csv").stream()
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(cells -> cells[1], cells -> cells[3], (third, all) -> third));
        List<String[]> drawn = lines(analysis, "controls.csv").stream()
                .filter(line -> line.contains(",random_layers,"))
                .map(line -> line.split(",", -1))
                .toList();
        // Each third is a single layer here, and so is each set: every one drawn is some third itself.
        assertThat(drawn)
                .hasSize(3 * CONTROLS)
                .allSatisfy(cells -> assertThat(cells[4]).isEqualTo(losses.get(cells[3])));
        assertThat(lines(calls.ended(spec(controlled(7))), "controls.csv")).isEqualTo(lines(analysis, "controls.csv"));
        assertThat(lines(calls.ended(spec(controlled(8))), "controls.csv"))
                .isNotEqualTo(lines(analysis, "controls.csv"));
        assertThat(analysis.getResult().getProvenance().getSeedsMap()).containsEntry("control_seed", 7L);
    }

    @Test
    void whatCannotBeDoneIsRefusedByField() {
        Map<String, String> refused = calls.refused(spec(Rollback.newBuilder()
                .setControls(1001)
                .addGroups(group("low", "encoder.layer.0.*", "decoder.*"))
                .addGroups(group("low", ""))
                .addGroups(group("baseline", "*"))
                .addGroups(group("whole encoder", "pooler.*"))
                .addGroups(LayerGroup.newBuilder().setName("none"))));
        assertThat(refused)
                .containsEntry("spec.rollback.controls", "got 1001; accepted: 0 to 1000")
                .containsEntry(
                        "spec.rollback.groups[0].globs[1]",
                        "got 'decoder.*'; accepted: a glob that some parameter matches")
                .containsEntry(
                        "spec.rollback.groups[1].globs[0]", "got ''; accepted: a glob that some parameter matches")
                .containsEntry(
                        "spec.rollback.groups[1].name", "got 'low' again; accepted: a name that no other group has")
                .containsKeys(
                        "spec.rollback.groups[2].name",
                        "spec.rollback.groups[3].name",
                        "spec.rollback.groups[4].globs");
    }

    private static Rollback.Builder controlled(long seed) {
        return Rollback.newBuilder().setControls(CONTROLS).setControlSeed(seed);
    }

    private AnalysisSpec spec(Rollback.Builder rollback) {
        return AnalysisSpec.newBuilder()
                .setObjective(TinyModels.objective(32, 24))
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 9))
                .setRollback(rollback)
                .build();
    }

    private static LayerGroup group(String name, String... globs) {
        return LayerGroup.newBuilder().setName(name).addAllGlobs(List.of(globs)).build();
    }

    private static LayerRow row(Analysis analysis, String group) {
        return analysis.getResult().getRowsList().stream()
                .filter(row -> row.getGroup().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private static Measure measure(LayerRow row, String id) {
        return AnalysisClient.byId(row.getMeasuresList()).get(id);
    }

    private List<String> lines(Analysis analysis, String file) throws IOException {
        Artifact artifact = analysis.getResult().getArtifactsList().stream()
                .filter(written -> written.getKey().endsWith("/" + file))
                .findFirst()
                .orElseThrow();
        try (var content = store.open(new ArtifactKey(artifact.getKey()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
