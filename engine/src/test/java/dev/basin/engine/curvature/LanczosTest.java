package dev.basin.engine.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spectra that are known because they were chosen; the vectors have 20 floats. */
class LanczosTest {
    // Vectors and products are float32, and a value is as exact as the square of its vector.
    private static final double ROUNDING = 1e-5;
    private static final int SMALL_SPACE = 6;

    private NDManager manager;

    @BeforeEach
    void open() {
        TorchThreads.prepareThisThread(1);
        manager = DeviceKind.CPU.newMemory();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void findsTheLargestByMagnitudeWhateverTheirSign() {
        Spectrum spectrum = search(DenseOperator.withSpectrum(1, -8, 5, 2, -3, 0.5, 0.1), 3, 9);
        assertThat(values(spectrum)).containsExactly(new double[] {-8, 5, -3}, within(ROUNDING));
        assertThat(spectrum.confirmed()).isTrue();
        assertThat(spectrum.eigenvalues())
                .allSatisfy(found -> assertThat(found.residual()).isLessThan(8e-3))
                .allMatch(Eigenvalue::converged);
    }

    @Test
    void restartsInASpaceMuchSmallerThanTheOperator() {
        double[] spread = new double[SmallEncoder.SIZE];
        Arrays.setAll(spread, i -> 1 + 0.1 * i);
        DenseOperator operator = DenseOperator.withSpectrum(spread);
        Spectrum spectrum = search(operator, 2, SMALL_SPACE);
        assertThat(values(spectrum)).containsExactly(new double[] {2.9, 2.8}, within(2e-4));
        assertThat(spectrum.products()).isEqualTo(operator.products).isGreaterThan(SMALL_SPACE);
    }

    @Test
    void findsBothOfAnEqualPairAndAllThreeOfATriple() {
        assertThat(values(search(DenseOperator.withSpectrum(5, 5, 3, 2, 1), 3, SMALL_SPACE)))
                .containsExactly(new double[] {5, 5, 3}, within(ROUNDING));
        assertThat(values(search(DenseOperator.withSpectrum(4, 4, 4, 1), 4, 8)))
                .containsExactly(new double[] {4, 4, 4, 1}, within(ROUNDING));
    }

    @Test
    void oppositeValuesAreBothFound() {
        double[] found = values(search(DenseOperator.withSpectrum(3, -3, 1), 2, SMALL_SPACE));
        assertThat(found[0] * found[1]).isEqualTo(-9, within(1e-4));
    }

    @Test
    void beyondTheRankAreZeros() {
        Spectrum spectrum = search(DenseOperator.withSpectrum(2, 1), 4, 8);
        assertThat(values(spectrum)).containsExactly(new double[] {2, 1, 0, 0}, within(ROUNDING));
        assertThat(spectrum.eigenvalues()).allMatch(Eigenvalue::converged);
    }

    @Test
    void nothingBendsWhereTheOperatorIsZero() {
        Spectrum spectrum = search(DenseOperator.diagonal(), 2, SMALL_SPACE);
        assertThat(values(spectrum)).containsExactly(0, 0);
        assertThat(spectrum.eigenvalues()).allMatch(Eigenvalue::converged);
    }

    @Test
    void asManyPairsAsDimensions() {
        double[] spectrum = new double[SmallEncoder.SIZE];
        Arrays.setAll(spectrum, i -> SmallEncoder.SIZE - i);
        Spectrum found = search(DenseOperator.withSpectrum(spectrum), SmallEncoder.SIZE, SmallEncoder.SIZE + 2);
        assertThat(values(found)).containsExactly(spectrum, within(2e-5));
        assertThat(found.products()).isEqualTo(2 * SmallEncoder.SIZE);
    }

    @Test
    void eigenvectorsAreOfLengthOneAndMultiplyToTheirValue() {
        DenseOperator operator = DenseOperator.withSpectrum(7, -6, 5, 4, 3, 2, 1);
        try (Lanczos lanczos = new Lanczos(operator, manager, settings(2, 9))) {
            Spectrum spectrum = finish(lanczos);
            ParameterVector vector = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
            ParameterVector product = vector.copy();
            for (int pair = 0; pair < 2; pair++) {
                Eigenvalue found = spectrum.eigenvalues().get(pair);
                lanczos.eigenvector(pair, vector);
                operator.apply(vector, product);
                assertThat(vector.norm()).isEqualTo(1, within(1e-6));
                product.add(-found.value(), vector);
                assertThat(product.norm()).isEqualTo(found.residual(), within(ROUNDING));
            }
        }
    }

    @Test
    void aBlockHasTheSpectrumOfItsPart() {
        double[] diagonal = new double[SmallEncoder.SIZE];
        Arrays.setAll(diagonal, i -> i); // floats 8 to 11 belong to layer 1
        DenseOperator block = DenseOperator.diagonal(diagonal).restrictedTo(LayerGroup.layers(1, 2));
        try (Lanczos lanczos = new Lanczos(block, manager, settings(4, 6))) {
            assertThat(values(finish(lanczos))).containsExactly(new double[] {11, 10, 9, 8}, within(ROUNDING));
            ParameterVector vector = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
            lanczos.eigenvector(0, vector);
            assertThat(Math.abs(vector.flat().toFloatArray()[11])).isEqualTo(1, within(1e-5f));
        }
    }

    @Test
    void theCapOnProductsEndsTheSearchAndIsNotHidden() {
        double[] crowded = new double[SmallEncoder.SIZE];
        Arrays.setAll(crowded, i -> 1 + 1e-3 * i);
        DenseOperator operator = DenseOperator.withSpectrum(crowded);
        Spectrum spectrum = search(operator, new LanczosSettings(1, 4, 5, 1e-6, 1));
        assertThat(spectrum.products()).isEqualTo(5).isEqualTo(operator.products);
        assertThat(spectrum.confirmed()).isFalse();
        assertThat(spectrum.eigenvalues().getFirst().converged()).isFalse();
        assertThat(spectrum.eigenvalues().getFirst().residual()).isGreaterThan(1e-6);
    }

    @Test
    void theSeedDecidesEveryBit() {
        DenseOperator operator = DenseOperator.withSpectrum(3, 2.9, 2.8, 2.7, 1);
        LanczosSettings settings = new LanczosSettings(1, 5, 40, 1e-2, 3);
        assertThat(search(operator, settings)).isEqualTo(search(operator, settings));
        assertThat(search(operator, settings)).isNotEqualTo(search(operator, new LanczosSettings(1, 5, 40, 1e-2, 4)));
    }

    @Test
    void aProductThatIsNotFiniteIsTheResult() {
        DenseOperator operator = DenseOperator.diagonal(1, Double.NaN);
        try (Lanczos lanczos = new Lanczos(operator, manager, settings(2, 5))) {
            assertThat(finish(lanczos).eigenvalues())
                    .allMatch(found -> Double.isNaN(found.value()) && !found.converged());
            ParameterVector vector = ParameterVector.zeros(manager, SmallEncoder.LAYOUT);
            lanczos.eigenvector(1, vector);
            assertThat(vector.norm()).isNaN();
        }
    }

    @Test
    void refusesWhatCannotBe() {
        DenseOperator operator = DenseOperator.diagonal(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lanczos(operator, manager, LanczosSettings.of(21, 1)))
                .withMessageContaining("20 dimensions");
        assertThatIllegalArgumentException().isThrownBy(() -> new LanczosSettings(0, 5, 40, 1e-2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LanczosSettings(3, 4, 40, 1e-2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LanczosSettings(3, 5, 5, 1e-2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LanczosSettings(3, 5, 40, Double.NaN, 3));
        try (Lanczos lanczos = new Lanczos(operator, manager, settings(1, 3))) {
            assertThatIllegalStateException().isThrownBy(lanczos::spectrum);
            finish(lanczos);
            assertThatIllegalStateException().isThrownBy(lanczos::step);
        }
    }

    private Spectrum search(SymmetricOperator operator, int pairs, int vectors) {
        return search(operator, settings(pairs, vectors));
    }

    private Spectrum search(SymmetricOperator operator, LanczosSettings settings) {
        try (Lanczos lanczos = new Lanczos(operator, manager, settings)) {
            return finish(lanczos);
        }
    }

    private static LanczosSettings settings(int pairs, int vectors) {
        return new LanczosSettings(pairs, vectors, 500, 1e-3, 1);
    }

    private static Spectrum finish(Lanczos lanczos) {
        while (!lanczos.finished()) {
            lanczos.step();
        }
        return lanczos.spectrum();
    }

    private static double[] values(Spectrum spectrum) {
        return spectrum.eigenvalues().stream().mapToDouble(Eigenvalue::value).toArray();
    }
}
