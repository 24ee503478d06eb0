package dev.basin.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.analysis.QuestionTest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.ChangeComparison;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.analysis.v1.ComparisonOrigin;
import dev.basin.analysis.v1.ExampleSplit;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Measure;
import dev.basin.common.v1.NumericPath;
import dev.basin.common.v1.Provenance;
import dev.basin.jobs.artifacts.ArtifactKey;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far each layer changed, from the request to the table. */
@QuarkusTest
class ChangeTest extends QuestionTest {
    private static final double LN2 = Math.log(2);

    private TinyStates states;

    @BeforeEach
    void makeStates() {
        states = new TinyStates(store, engine);
    }

    @Test
    void aChangeOfOneLayerShowsThereAndAbove() {
        Analysis analysis = calls.ended(spec(Change.newBuilder()));
        AnalysisResult result = analysis.getResult();
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(result.getRowsList())
                .extracting(LayerRow::getGroup)
                .containsExactly("embeddings", "layer 0", "layer 1", "layer 2", "pooler", "whole encoder");

        Map<String, Double> below = row(result, "", "layer 0");
        assertThat(below)
                .containsEntry("l2", 0.0)
                .containsEntry("relative_l2/attention.self.query.weight", 0.0)
                .containsEntry("attention_js", 0.0)
                .containsEntry("attention_js/head-3", 0.0);
        assertThat(below.get("cka")).isEqualTo(1, within(1e-9));
        assertThat(below.get("svcca_distance")).isEqualTo(0, within(1e-9));
        assertThat(below.get("rsa")).isEqualTo(1, within(1e-9));
        assertThat(below.get("cls_probe/to")).isEqualTo(below.get("cls_probe/from"));

        Map<String, Double> moved = row(result, "", "layer 1");
        assertThat(moved.get("l2"))
                .isPositive()
                .isEqualTo(row(result, "", "whole encoder").get("l2"), within(1e-9));
        assertThat(moved.get("attention_js")).isBetween(1e-4, LN2);
        assertThat(moved.get("cka")).isBetween(0.0, 0.999);
        assertThat(moved.get("svcca_distance")).isBetween(0.001, 1.0);
        assertThat(moved.get("rsa")).isBetween(-1.0, 0.999);

        Map<String, Double> above = row(result, "", "layer 2");
        assertThat(above).containsEntry("l2", 0.0);
        assertThat(above.get("attention_js")).isBetween(1e-5, LN2);
        assertThat(above.get("cka")).isLessThan(0.999);
    }

    @Test
    void theTableSaysWhatItIsMadeOf() throws Exception {
        Analysis analysis = calls.ended(spec(Change.newBuilder().setRsaSeed(9)));
        AnalysisResult result = analysis.getResult();
        LayerRow layer = result.getRows(2);
        assertThat(layer.getFirstLayer()).isEqualTo(1);
        assertThat(layer.getLastLayer()).isEqualTo(1);
        assertThat(layer.getParameters()).isEqualTo(4 * (48 * 48 + 48) + 2 * 48 * 96 + 96 + 48 + 4 * 48);
        assertThat(result.getRows(0).hasFirstLayer()).isFalse();
        assertThat(row(result, "", "embeddings"))
                .containsKeys("l2/word_embeddings.weight", "cka", "cls_probe/majority");
        assertThat(row(result, "", "pooler"))
                .containsOnlyKeys(
                        "l2",
                        "relative_l2",
                        "l2/dense.weight",
                        "relative_l2/dense.weight",
                        "l2/dense.bias",
                        "relative_l2/dense.bias");

        Measure probe = measure(layer, "cls_probe/from");
        double accuracy = probe.getValue();
        assertThat(probe.getStandardError()).isEqualTo(Math.sqrt(accuracy * (1 - accuracy) / 64), within(1e-12));
        assertThat(measure(result.getRows(0), "cls_probe/from").getValue())
                .isEqualTo(measure(result.getRows(0), "cls_probe/majority").getValue());
        assertThat(measure(layer, "attention_js").getStandardError()).isPositive();

        double tokens = summary(result).get("tokens");
        assertThat(measure(layer, "cka").getReference())
                .contains("debiased estimator, over %.0f tokens".formatted(tokens));
        assertThat(summary(result).get("attention_js/middle"))
                .isEqualTo(measure(layer, "attention_js").getValue());

        Provenance provenance = result.getProvenance();
        assertThat(provenance.getInputSha256Map()).containsKeys("theta0", "theta1", "data/dev", "tokenizer");
        assertThat(provenance.getSeedsMap()).containsEntry("rsa_seed", 9L).containsKey("subset_seed");
        String csv = text(result.getArtifacts(0));
        assertThat(csv)
                .startsWith("comparison,group,first_layer,last_layer,parameters,measure,value,standard_error,unit\n")
                .contains("\n,layer 1,1,1,%d,attention_js/head-0,".formatted(layer.getParameters()));
    }

    @Test
    void furtherStatesAreComparedInTheSameWay() {
        CheckpointRef otherTask = states.start(3); // its head has another size
        Analysis analysis = calls.ended(spec(Change.newBuilder()
                .addComparisons(comparison("other task", otherTask, ComparisonOrigin.COMPARISON_ORIGIN_THETA0))
                .addComparisons(comparison("back, \"again\"", otherTask, ComparisonOrigin.COMPARISON_ORIGIN_THETA1))));
        AnalysisResult result = analysis.getResult();
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        // The other task's encoder is theta0's: nothing between them, and back from theta1 as far as there.
        Map<String, Double> nothing = row(result, "other task", "layer 1");
        assertThat(nothing).containsEntry("l2", 0.0).containsEntry("attention_js", 0.0);
        assertThat(nothing.get("cls_probe/to"))
                .isEqualTo(row(result, "", "layer 1").get("cls_probe/from"));
        Map<String, Double> back = row(result, "back, \"again\"", "layer 1");
        Map<String, Double> there = row(result, "", "layer 1");
        for (String id : List.of("l2", "cka", "svcca_distance", "attention_js", "rsa")) {
            assertThat(back.get(id)).as(id).isEqualTo(there.get(id), within(1e-9));
        }
        assertThat(back.get("cls_probe/from")).isEqualTo(there.get("cls_probe/to"));
        assertThat(summary(result)).containsKeys("rsa/low", "rsa/low@other task", "rsa/high@back, \"again\"");
        assertThat(result.getProvenance().getInputSha256Map()).containsKey("comparison/other task");
    }

    @Test
    void batchesAndTheirPaddingChangeNothing() {
        Change.Builder change = measures(
                ChangeMeasure.CHANGE_MEASURE_CKA,
                ChangeMeasure.CHANGE_MEASURE_ATTENTION_JS,
                ChangeMeasure.CHANGE_MEASURE_RSA);
        AnalysisSpec small = spec(change).toBuilder()
                .setNumericPath(NumericPath.newBuilder().setBatchTokens(128))
                .build();
        AnalysisSpec large = spec(change).toBuilder()
                .setNumericPath(NumericPath.newBuilder().setBatchTokens(1 << 16))
                .build();
        AnalysisResult one = calls.ended(small).getResult();
        AnalysisResult other = calls.ended(large).getResult();
        for (LayerRow row : one.getRowsList()) {
            row.getMeasuresList()
                    .forEach(
                            measure -> assertThat(row(other, "", row.getGroup()).get(measure.getId()))
                                    .as(measure.getId())
                                    .isEqualTo(measure.getValue(), within(1e-5)));
        }
    }

    @Test
    void defaultsAreFilledIn() {
        Change change = calls.validated(spec(Change.newBuilder()
                        .addComparisons(
                                ChangeComparison.newBuilder().setName("same").setTo(states.layer1Moved()))))
                .getChange();
        assertThat(change.getMeasuresList())
                .containsExactly(
                        ChangeMeasure.CHANGE_MEASURE_L2,
                        ChangeMeasure.CHANGE_MEASURE_CKA,
                        ChangeMeasure.CHANGE_MEASURE_SVCCA,
                        ChangeMeasure.CHANGE_MEASURE_ATTENTION_JS,
                        ChangeMeasure.CHANGE_MEASURE_RSA,
                        ChangeMeasure.CHANGE_MEASURE_CLS_PROBE);
        assertThat(change.getExamples()).isEqualTo(ExampleSplit.EXAMPLE_SPLIT_DEV);
        assertThat(change.getRsaTokens()).isEqualTo(1000);
        assertThat(change.getProbePenalty()).isEqualTo(1.0 / 48);
        assertThat(change.getComparisons(0).getFrom()).isEqualTo(ComparisonOrigin.COMPARISON_ORIGIN_THETA0);
    }

    @Test
    void tooFewTokensForSvccaAreRefusedWhereItIsAskedForAndLeaveItOutOfAll() {
        AnalysisSpec few = spec(Change.newBuilder()).toBuilder()
                .setObjective(TinyStates.reviews(48, 4))
                .build();
        assertThat(calls.validated(few).getChange().getMeasuresList())
                .hasSize(5)
                .doesNotContain(ChangeMeasure.CHANGE_MEASURE_SVCCA);
        AnalysisSpec asked = few.toBuilder()
                .setChange(measures(ChangeMeasure.CHANGE_MEASURE_SVCCA))
                .build();
        StatusRuntimeException refused = refused(asked);
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(violations(refused).getFirst().getField()).isEqualTo("spec.change.measures");
        assertThat(violations(refused).getFirst().getDescription())
                .contains("tokens of width 48; accepted: SVCCA over at least 240 tokens, 5 per unit of width");
        // The training examples have tokens enough.
        AnalysisSpec train = asked.toBuilder()
                .setChange(measures(ChangeMeasure.CHANGE_MEASURE_SVCCA).setExamples(ExampleSplit.EXAMPLE_SPLIT_TRAIN))
                .build();
        assertThat(row(calls.ended(train).getResult(), "", "layer 1")).containsOnlyKeys("svcca_distance");
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        StatusRuntimeException refused = refused(spec(measures(
                        ChangeMeasure.CHANGE_MEASURE_L2,
                        ChangeMeasure.CHANGE_MEASURE_L2,
                        ChangeMeasure.CHANGE_MEASURE_UNSPECIFIED)
                .setRsaTokens(2)
                .setProbePenalty(Double.NaN)
                .addComparisons(comparison("one", states.start(2), ComparisonOrigin.COMPARISON_ORIGIN_THETA0))
                .addComparisons(ChangeComparison.newBuilder().setName("one"))));
        assertThat(violations(refused))
                .extracting(FieldViolation::getField)
                .containsExactly(
                        "spec.change.measures[1]",
                        "spec.change.measures[2]",
                        "spec.change.comparisons[1].name",
                        "spec.change.comparisons[1].to.key",
                        "spec.change.rsa_tokens",
                        "spec.change.probe_penalty");
    }

    @Test
    void statesThatCannotBeComparedAreRefused() {
        StatusRuntimeException missing = refused(spec(Change.newBuilder()
                .addComparisons(comparison(
                        "none",
                        CheckpointRef.newBuilder().setKey("runs/none").build(),
                        ComparisonOrigin.COMPARISON_ORIGIN_THETA0))));
        assertThat(missing.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(violations(missing).getFirst().getField()).isEqualTo("spec.change.comparisons[0].to.key");
        StatusRuntimeException deeper = refused(spec(Change.newBuilder()).toBuilder()
                .setTheta0(states.scratch(4))
                .build());
        assertThat(violations(deeper).getFirst().getField()).isEqualTo("spec.theta0");
        assertThat(violations(deeper).getFirst().getDescription())
                .startsWith("got 4 layers of width 48")
                .contains("accepted: theta1's shape, 3 layers of width 48");
    }

    private AnalysisSpec spec(Change.Builder change) {
        return AnalysisSpec.newBuilder()
                .setObjective(TinyStates.reviews(48, 64))
                .setTheta0(states.start(2))
                .setTheta1(states.layer1Moved())
                .setChange(change)
                .build();
    }

    private static Change.Builder measures(ChangeMeasure... measures) {
        return Change.newBuilder().addAllMeasures(List.of(measures));
    }

    private static ChangeComparison comparison(String name, CheckpointRef to, ComparisonOrigin from) {
        return ChangeComparison.newBuilder()
                .setName(name)
                .setTo(to)
                .setFrom(from)
                .build();
    }

    private static Map<String, Double> row(AnalysisResult result, String comparison, String group) {
        return result.getRowsList().stream()
                .filter(row ->
                        row.getComparison().equals(comparison) && row.getGroup().equals(group))
                .flatMap(row -> row.getMeasuresList().stream())
                .collect(Collectors.toMap(Measure::getId, Measure::getValue));
    }

    private static Map<String, Double> summary(AnalysisResult result) {
        return result.getMeasuresList().stream().collect(Collectors.toMap(Measure::getId, Measure::getValue));
    }

    private static Measure measure(LayerRow row, String id) {
        return row.getMeasuresList().stream()
                .filter(measure -> measure.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String text(Artifact artifact) throws Exception {
        try (var content = store.open(new ArtifactKey(artifact.getKey()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private StatusRuntimeException refused(AnalysisSpec spec) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> calls.validated(spec));
    }

    private static List<FieldViolation> violations(StatusRuntimeException refused) {
        return StatusProto.fromThrowable(refused).getDetailsList().stream()
                .filter(detail -> detail.is(BadRequest.class))
                .flatMap(detail -> unpacked(detail).getFieldViolationsList().stream())
                .toList();
    }

    private static BadRequest unpacked(Any detail) {
        try {
            return detail.unpack(BadRequest.class);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
