package dev.basin.engine.layers.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One head of one example: T rows of attention over T keys. */
class AttentionJsTest {
    private static final double LN2 = Math.log(2);
    private static final double ROUNDING = 1e-14;

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

    /** A smoothing term before the logarithm, as some tools add, would keep disjoint rows below ln 2. */
    @Test
    void equalRowsDivergeByNothingAndDisjointOnesByLn2() {
        float[] p = {0.25f, 0.75f, 0, 1};
        assertThat(js(p, p, 1, 1)).isZero();
        assertThat(js(new float[] {1, 0, 0, 1}, new float[] {0, 1, 1, 0}, 1, 1)).isEqualTo(2 * LN2, within(ROUNDING));
    }

    @Test
    void aCertainRowAgainstAnEvenOne() {
        double expected = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25) - LN2 / 2;
        float[] certain = {1, 0, 1, 0};
        float[] even = {0.5f, 0.5f, 0.5f, 0.5f};
        assertThat(js(certain, even, 1, 1)).isEqualTo(2 * expected, within(ROUNDING));
    }

    @Test
    void itIsSymmetricAndStaysWithinItsBounds() {
        Random random = new Random(1);
        for (int draw = 0; draw < 200; draw++) {
            float[] p = rows(random, 3);
            float[] q = rows(random, 3);
            double js = js(p, q, 1, 1, 1) / 3;
            assertThat(js).isBetween(0.0, LN2).isEqualTo(js(q, p, 1, 1, 1) / 3, within(ROUNDING));
        }
    }

    @Test
    void paddingNeitherAsksNorIsSeen() {
        float[] p = {0.25f, 0.75f, 9, 0.5f, 0.5f, 9, 9, 9, Float.NaN};
        float[] q = {0.5f, 0.5f, 0, 0.5f, 0.5f, 0, 0, 1, 0};
        double alone = js(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f, 0.5f}, 1, 1);
        assertThat(alone).isPositive();
        assertThat(js(p, q, 1, 1, 0)).isEqualTo(alone, within(ROUNDING));
    }

    @Test
    void attentionThatIsNotANumberStaysSo() {
        assertThat(js(new float[] {Float.NaN, 0.5f, 0, 1}, new float[] {0.5f, 0.5f, 0, 1}, 1, 1))
                .isNaN();
    }

    /** Each row mostly on one key, so that all divergences from 0 to ln 2 occur. */
    private static float[] rows(Random random, int keys) {
        float[] rows = new float[keys * keys];
        for (int row = 0; row < keys; row++) {
            double sum = 0;
            for (int key = 0; key < keys; key++) {
                rows[row * keys + key] = (float) Math.exp(8 * random.nextGaussian());
                sum += rows[row * keys + key];
            }
            for (int key = 0; key < keys; key++) {
                rows[row * keys + key] /= (float) sum;
            }
        }
        return rows;
    }

    /** The sum over the asking tokens. */
    private double js(float[] p, float[] q, float... mask) {
        Shape shape = new Shape(1, 1, mask.length, mask.length);
        try (NDArray from = manager.create(p, shape);
                NDArray to = manager.create(q, shape);
                NDArray tokens = manager.create(mask, new Shape(1, mask.length))) {
            return ChangeKernel.attentionJs(from, to, tokens)[0];
        }
    }
}
