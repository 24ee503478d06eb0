package dev.basin.analysis.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.basin.analysis.QuestionTest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Curvature;
import dev.basin.analysis.v1.LayerGroup;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.requests.TinyModels;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The question from request to rows, on a model of three layers. */
@QuarkusTest
class CurvatureQuestionTest extends QuestionTest {
    private static final int EXAMPLES = 16;

    @Test
    void withoutGroupsTheThirdsAreMeasured() throws Exception {
        Analysis analysis =
                ended(Curvature.newBuilder().setProbes(4).setExamples(EXAMPLES).setSeed(5));
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        List<LayerRow> rows = analysis.getResult().getRowsList();
        assertThat(rows).extracting(LayerRow::getGroup).containsExactly("low", "middle", "high");
        assertThat(rows).extracting(LayerRow::getFirstLayer).containsExactly(0, 1, 2);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getParameters()).isPositive();
            assertThat(row.getMeasuresList())
                    .extracting(Measure::getId)
                    .containsExactly(
                            "hessian_trace",
                            "hessian_trace/theta1",
                            "hessian_eigenvalue@1",
                            "hessian_eigenvalue@1/theta1",
                            "hessian_residual@1");
            assertThat(measure(row, "hessian_trace").getStandardError()).isPositive();
            assertThat(measure(row, "hessian_trace").getReference()).contains(EXAMPLES + " training examples");
        });
        assertThat(analysis.getResult().getProvenance().getSeedsMap()).containsEntry("curvature_seed", 5L);
        assertThat(Files.readAllLines(store.localPath(new ArtifactKey(analysis.getName() + "/curvature.csv"))))
                .hasSize(1 + 3)
                .element(3)
                .asString()
                .startsWith("high,2,");
    }

    @Test
    void blocksBendNoMoreThanTheWholeAndTheirTracesAddUpToItsTrace() {
        Analysis analysis = ended(Curvature.newBuilder()
                .setProbes(12)
                .setExamples(EXAMPLES)
                .addGroups(group("whole", "*"))
                .addGroups(group("embeddings", "embeddings.*"))
                .addGroups(group("layers", "encoder.layer.0.*", "encoder.layer.1.*", "encoder.layer.2.*"))
                .addGroups(group("pooler", "pooler.*")));
        List<LayerRow> rows = analysis.getResult().getRowsList();
        LayerRow whole = rows.getFirst();
        List<LayerRow> parts = rows.subList(1, 4);
        assertThat(whole.getParameters())
                .isEqualTo(parts.stream().mapToLong(LayerRow::getParameters).sum());

        // Cauchy's interlacing: a block's spectrum lies within that of the whole.
        double bound = Math.abs(measure(whole, "hessian_eigenvalue@1").getValue());
        assertThat(parts)
                .allSatisfy(part -> assertThat(
                                Math.abs(measure(part, "hessian_eigenvalue@1").getValue()))
                        .isLessThanOrEqualTo(bound * 1.001));

        double sum = 0;
        double variance = Math.pow(measure(whole, "hessian_trace").getStandardError(), 2);
        for (LayerRow part : parts) {
            Measure trace = measure(part, "hessian_trace");
            sum += trace.getValue();
            variance += Math.pow(trace.getStandardError(), 2);
        }
        // The seed is fixed: four standard errors pass or fail for good.
        assertThat(sum).isEqualTo(measure(whole, "hessian_trace").getValue(), within(4 * Math.sqrt(variance)));
    }

    @Test
    void defaultsStandInTheAnswer() {
        Curvature complete = calls.validated(spec(Curvature.newBuilder())).getCurvature();
        assertThat(complete.getProbes()).isEqualTo(32);
        assertThat(complete.getExamples()).isEqualTo(256);
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        Curvature.Builder bad = Curvature.newBuilder()
                .setProbes(10_001)
                .setExamples(-1)
                .addGroups(group("nothing", "encoder.layer.7.*"))
                .addGroups(LayerGroup.newBuilder().setName("empty"));
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> calls.create(spec(bad)));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refused.getStatus().getDescription())
                .contains("spec.curvature.probes: got 10001; accepted: 0, or 1 to 10000")
                .contains("spec.curvature.examples: got -1")
                .contains("spec.curvature.groups[0].globs[0]: got 'encoder.layer.7.*'")
                .contains("spec.curvature.groups[1].globs: got nothing");
    }

    private static LayerGroup group(String name, String... globs) {
        return LayerGroup.newBuilder().setName(name).addAllGlobs(List.of(globs)).build();
    }

    private static Measure measure(LayerRow row, String id) {
        return row.getMeasuresList().stream()
                .filter(measure -> measure.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private AnalysisSpec spec(Curvature.Builder curvature) {
        return AnalysisSpec.newBuilder()
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 8))
                .setObjective(TinyModels.objective(32, 8))
                .setCurvature(curvature)
                .build();
    }

    private Analysis ended(Curvature.Builder curvature) {
        return calls.ended(spec(curvature));
    }
}
