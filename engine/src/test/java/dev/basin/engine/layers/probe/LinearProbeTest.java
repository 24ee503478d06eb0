package dev.basin.engine.layers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
    /** How near the minimum weights are: a flat gradient over the least curvature, the penalty's; twice for both sides. */
    private static final double FLAT = 2 * Lbfgs.FLAT;

    private final ObjectMapper json = new ObjectMapper();
    private final Clouds clouds = new Clouds();

    @AfterEach
    void close() {
        clouds.close();
    }

    @Test
    void lossAndAccuracyAreThoseOfTheReference() throws IOException {
        JsonNode reference = json.readTree(LinearProbeTest.class.getResourceAsStream("reference.json"));
        int[] labels = json.treeToValue(reference.get("labels"), int[].class);
        NDArray train = clouds.states(json.treeToValue(reference.get("train"), double[][].class));
        NDArray dev = clouds.states(json.treeToValue(reference.get("dev"), double[][].class));
        double penalty = reference.get("penalty").asDouble();
        try (NDArray features = ProbeKernel.features(train, train);
                LogisticLoss loss = new LogisticLoss(features, labels, 3, penalty)) {
            Lbfgs.Minimum minimum = new Lbfgs(loss).from(new double[loss.size()]);
            assertThat(minimum.value()).isEqualTo(reference.get("loss").asDouble(), within(1e-10));
        }
        ProbeResult result = new LinearProbe(3, penalty)
                .of(train, labels, dev, json.treeToValue(reference.get("dev_labels"), int[].class));
        assertThat(result.correct()).isEqualTo(reference.get("correct").asInt());
        assertThat(result.examples()).isEqualTo(45);
        assertThat(result.converged()).isTrue();
    }

    /** Classes at -1 and 1: by symmetry the weights are ∓u, 0 = d/du (log(1 + exp(-2u)) + penalty u²). */
    @Test
    void separableClassesAtTheirClosedForm() {
        double penalty = 0.1;
        int[] labels = Clouds.inTurn(10, 2);
        double[][] rows = Arrays.stream(labels)
                .mapToObj(label -> new double[] {7 + 3 * label})
                .toArray(double[][]::new);
        NDArray states = clouds.states(rows);
        try (NDArray features = ProbeKernel.features(states, states);
                LogisticLoss loss = new LogisticLoss(features, labels, 2, penalty)) {
            double[] weights = new Lbfgs(loss).from(new double[loss.size()]).point(); // (-u, bias, u, bias)
            double u = weights[2];
            assertThat(u).isEqualTo(1 / (penalty * (1 + Math.exp(2 * u))), within(FLAT / penalty));
            assertThat(weights).containsExactly(new double[] {-u, 0, u, 0}, within(FLAT / penalty));
        }
        ProbeResult result = new LinearProbe(2, penalty).of(states, labels, states, labels);
        assertThat(result.accuracy()).isEqualTo(1);
        assertThat(result.standardError()).isZero();
    }

    @Test
    void twoGaussiansAreToldApartAsWellAsTheyCanBe() {
        int[] trainLabels = Clouds.inTurn(2000, 2);
        int[] devLabels = Clouds.inTurn(4000, 2);
        ProbeResult result = new LinearProbe(2, 1.0 / 2000)
                .of(
                        clouds.states(Clouds.twoGaussians(trainLabels, 5, 1)),
                        trainLabels,
                        clouds.states(Clouds.twoGaussians(devLabels, 5, 2)),
                        devLabels);
        assertThat(result.standardError()).isEqualTo(0.0058, within(2e-4));
        assertThat(result.accuracy()).isEqualTo(0.8413, within(4 * result.standardError()));
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        int[] labels = Clouds.inTurn(20, 3);
        NDArray states = clouds.states(Clouds.twoGaussians(labels, 4, 3));
        try (NDArray features = ProbeKernel.features(states, states);
                LogisticLoss loss = new LogisticLoss(features, labels, 3, 0.3)) {
            double[] point = new double[loss.size()];
            Arrays.setAll(point, i -> Math.sin(i + 1.0));
            double[] gradient = new double[point.length];
            double[] unused = new double[point.length];
            double value = loss.at(point, gradient);
            assertThat(value).isPositive();
            double step = 1e-5;
            for (int i = 0; i < point.length; i++) {
                double[] ahead = point.clone();
                double[] behind = point.clone();
                ahead[i] += step;
                behind[i] -= step;
                double slope = (loss.at(ahead, unused) - loss.at(behind, unused)) / (2 * step);
                assertThat(gradient[i]).isEqualTo(slope, within(1e-9));
            }
        }
    }

    @Test
    void statesThatTellNothingGetTheMajority() {
        int[] trainLabels = {2, 1, 2, 0, 2};
        int[] devLabels = {2, 2, 0, 1};
        double[] same = {0.3, -12.5, 1e-3};
        NDArray train = clouds.states(new double[][] {same, same, same, same, same});
        // Last digits, which another batch shape may change, are no information.
        NDArray dev = clouds.states(new double[][] {same, same, same, {0.3 + 3e-8, -12.5, 1e-3}});
        LinearProbe probe = new LinearProbe(3, 0.1);
        ProbeResult result = probe.of(train, trainLabels, dev, devLabels);
        assertThat(result.accuracy()).isEqualTo(0.5).isEqualTo(probe.majority(trainLabels, devLabels));
        assertThat(result.converged()).isTrue();
    }

    @Test
    void brokenStatesGetNothingAndSaySo() {
        int[] labels = {0, 1, 0};
        NDArray states = clouds.states(new double[][] {{1, 2}, {Double.NaN, 3}, {2, 5}});
        ProbeResult result = new LinearProbe(2, 0.1).of(states, labels, states, labels);
        assertThat(result.correct()).isZero();
        assertThat(result.converged()).isFalse();
    }

    @Test
    void aProbeWithoutAPenaltyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearProbe(2, 0))
                .withMessageContaining("received 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new LinearProbe(0, 1));
    }
}
