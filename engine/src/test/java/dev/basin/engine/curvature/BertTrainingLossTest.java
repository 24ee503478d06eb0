package dev.basin.engine.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.checkpoint.SafetensorsReader;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loss, gradient, products and largest eigenvalue of the reference model, whose dumps are float64. */
class BertTrainingLossTest {
    private static final double GRADIENT = 5e-6;
    // Second derivatives are differences of larger numbers.
    private static final double CURVATURE = 2e-5;
    // The dump's own power iteration stops within 1e-4.
    private static final double EIGENVALUE = 1e-4;
    private static final int ONE_EACH = 1;
    private static final int ALL_TOGETHER = 1000;

    private final TinyBert tiny = new TinyBert();
    private BertModel model;

    @BeforeEach
    void open() {
        model = tiny.model();
    }

    @AfterEach
    void close() {
        tiny.close();
    }

    @Test
    void lossGradientAndProductsAreThoseOfTheReferenceHoweverBatched() {
        ParameterVector direction = tiny.direction("delta1").encoder();
        ParameterVector found = ParameterVector.zeros(tiny.manager, direction.layout());
        double expected = tiny.expected.readDoubles("loss")[0];
        for (int tokens : List.of(ONE_EACH, ALL_TOGETHER)) {
            try (TrainingLoss loss = loss(tokens)) {
                assertThat(Arrays.stream(loss.losses(model.encoder())).average().orElseThrow())
                        .isEqualTo(expected, within(1e-6 * expected));
                loss.gradient(model.encoder(), found);
                assertThat(distance(found, "grad.bert.")).isLessThan(GRADIENT);
                loss.hessianVector(model.encoder(), direction, found);
                assertThat(distance(found, "hvp_d1.bert.")).isLessThan(CURVATURE);
            }
        }
    }

    @Test
    void aBlocksProductIsTheReferencesInsideTheGroup() {
        LayerGroup low = LayerGroup.layers(0, 1);
        ParameterVector product =
                ParameterVector.zeros(tiny.manager, model.encoder().layout());
        ParameterVector direction = tiny.direction("delta1").encoder();
        try (TrainingLoss loss = loss(ALL_TOGETHER)) {
            new Hessian(loss, model.encoder(), low).apply(direction, product);
            ParameterVector whole = reference("hvp_d1.bert.");
            whole.restrictTo(low);
            assertThat(product.minus(whole).norm() / whole.norm()).isLessThan(CURVATURE);
        }
    }

    @Test
    void theLargestEigenvalueIsTheReferences() {
        double expected = tiny.expected.readDoubles("hessian.top_eigenvalue")[0];
        try (TrainingLoss loss = loss(ALL_TOGETHER);
                Lanczos lanczos = new Lanczos(
                        new Hessian(loss, model.encoder(), LayerGroup.wholeEncoder()),
                        tiny.manager,
                        LanczosSettings.of(3, 1))) {
            while (!lanczos.finished()) {
                lanczos.step();
            }
            Spectrum spectrum = lanczos.spectrum();
            assertThat(spectrum.eigenvalues().getFirst().value())
                    .isEqualTo(expected, within(EIGENVALUE * Math.abs(expected)));
            assertThat(spectrum.eigenvalues()).allMatch(Eigenvalue::converged);
            assertThat(spectrum.confirmed()).isTrue();
        }
    }

    @Test
    void theRiseAlongTheGradientStartsWithItsNormAndBendsAsTheHessianDoes() {
        ParameterVector gradient = reference("grad.bert.");
        ParameterVector product = ParameterVector.zeros(tiny.manager, gradient.layout());
        double radius = 0.005;
        try (TrainingLoss loss = loss(ALL_TOGETHER);
                Sharpness sharpness = new Sharpness(loss, model.encoder(), LayerGroup.wholeEncoder())) {
            loss.hessianVector(model.encoder(), gradient, product);
            double norm = gradient.norm();
            double bend = gradient.dot(product) / (norm * norm);
            assertThat(sharpness.gradientNorm()).isEqualTo(norm, within(GRADIENT * norm));
            double secondOrder = radius * norm + radius * radius * bend / 2;
            // The bend is 1.6 % of this rise, the third order 0.014 %.
            assertThat(sharpness.rise(radius).mean()).isEqualTo(secondOrder, within(5e-4 * secondOrder));
        }
    }

    @Test
    void withoutExamplesThereIsNoLoss() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BertTrainingLoss.over(
                        model, NumericPath.cpu(1), tiny.manager, BatchPlan.byLength(List.of(), 1)));
    }

    private TrainingLoss loss(int tokenBudget) {
        return BertTrainingLoss.over(
                model, NumericPath.cpu(1), tiny.manager, BatchPlan.byLength(examples(), tokenBudget));
    }

    private double distance(ParameterVector found, String prefix) {
        ParameterVector reference = reference(prefix);
        return found.minus(reference).norm() / reference.norm();
    }

    private ParameterVector reference(String prefix) {
        ParameterVector vector =
                ParameterVector.zeros(tiny.manager, model.encoder().layout());
        for (Slot slot : vector.layout().slots()) {
            double[] values = tiny.expected.readDoubles(prefix + slot.name());
            vector.edit(slot, bytes -> Arrays.stream(values).forEach(value -> bytes.putFloat((float) value)));
        }
        return vector;
    }

    /** The reference's batch, each example without its padding. */
    private static List<EncodedExample> examples() {
        try (SafetensorsReader reader = TinyBert.open("batch")) {
            long[] ids = reader.readLongs("input_ids");
            long[] segments = reader.readLongs("token_type_ids");
            long[] mask = reader.readLongs("attention_mask");
            long[] labels = reader.readLongs("labels");
            return IntStream.range(0, TinyBert.SIZE)
                    .mapToObj(row ->
                            new EncodedExample(kept(ids, mask, row), kept(segments, mask, row), (int) labels[row]))
                    .toList();
        }
    }

    private static int[] kept(long[] values, long[] mask, int row) {
        int first = row * TinyBert.LENGTH;
        return IntStream.range(first, first + TinyBert.LENGTH)
                .filter(cell -> mask[cell] == 1)
                .map(cell -> (int) values[cell])
                .toArray();
    }
}
