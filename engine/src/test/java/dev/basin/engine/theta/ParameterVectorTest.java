package dev.basin.engine.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.basin.engine.torch.DeviceKind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParameterVectorTest {
    private static final ParameterLayout LAYOUT = ParameterLayout.of(
            List.of(Map.entry("a", new long[] {2, 3}), Map.entry("b", new long[] {4}), Map.entry("c", new long[] {1})));

    private final NDManager manager = DeviceKind.CPU.newMemory();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void viewsAndBytesShareTheVectorsMemory() {
        ParameterVector vector = ParameterVector.zeros(manager, LAYOUT);
        vector.edit(LAYOUT.slot("b"), bytes -> bytes.putFloat(4, 2.5f));
        vector.view("a").addi(1);

        assertThat(vector.flat().toFloatArray()).containsExactly(1, 1, 1, 1, 1, 1, 0, 2.5f, 0, 0, 0);
        assertThat(vector.view("a").getShape().getShape()).containsExactly(2, 3);
    }

    @Test
    void aPointIsThetaZeroPlusAlphaDeltaOnePlusBetaDeltaTwo() {
        ParameterVector theta0 = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        ParameterVector delta1 = vector(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, -2);
        ParameterVector delta2 = vector(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4);
        ParameterVector scratch = ParameterVector.zeros(manager, LAYOUT);

        scratch.setToPoint(theta0, 0.5, delta1, -0.25, delta2);

        assertThat(scratch.flat().toFloatArray()).containsExactly(1.5f, 1.75f, 3, 4, 5, 6, 7, 8, 9, 10, 9);
        scratch.setToPoint(theta0, 2, delta1);
        assertThat(scratch.flat().toFloatArray()).containsExactly(3, 2, 3, 4, 5, 6, 7, 8, 9, 10, 7);
    }

    @Test
    void arithmeticInPlace() {
        ParameterVector x = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        ParameterVector y = x.copy();
        y.scale(3);
        y.add(-2, x);

        assertThat(y.minus(x).norm()).isZero();
        assertThat(x.dot(y)).isEqualTo(506);
        assertThat(x.norm()).isCloseTo(Math.sqrt(506), within(1e-12));
    }

    @Test
    void restrictedToAGroupIsZeroElsewhere() {
        ParameterVector x = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

        ParameterVector part = x.restrictedTo(new LayerGroup("b", List.of("b")));

        assertThat(part.flat().toFloatArray()).containsExactly(0, 0, 0, 0, 0, 0, 7, 8, 9, 10, 0);
    }

    @Test
    void aPartHoldsItsGroupAloneAndGoesBackWhereItCameFrom() {
        ParameterVector x = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        LayerGroup ends = new LayerGroup("ends", List.of("a", "c"));
        ParameterVector part = x.part(ends);
        assertThat(part.flat().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6, 11);

        ParameterVector scratch = x.copy();
        scratch.setPartToPoint(part, -2, part, 0.5, part);
        assertThat(scratch.flat().toFloatArray()).containsExactly(-0.5f, -1, -1.5f, -2, -2.5f, -3, 7, 8, 9, 10, -5.5f);
        scratch.setPartToPoint(part, 1, part);
        assertThat(scratch.flat().toFloatArray()).containsExactly(2, 4, 6, 8, 10, 12, 7, 8, 9, 10, 22);
        scratch.setPart(part);
        assertThat(scratch.flat().toFloatArray()).isEqualTo(x.flat().toFloatArray());
        assertThatThrownBy(() -> x.part(new LayerGroup("none", List.of("d"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[d]");
    }

    /** A float32 sum of ten million squares near 1e-4 is off by parts in a thousand; float64 is not. */
    @Test
    void normsAccumulateInDouble() {
        int size = 10_000_019;
        ParameterLayout layout = ParameterLayout.of(List.of(Map.entry("w", new long[] {size})));
        ParameterVector vector = ParameterVector.zeros(manager, layout);
        Random random = new Random(7);
        float[] values = new float[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            values[i] = (float) (0.01 * random.nextGaussian());
            squares += (double) values[i] * values[i];
        }
        vector.edit(layout.slot("w"), bytes -> bytes.asFloatBuffer().put(values));

        assertThat(vector.norm()).isCloseTo(Math.sqrt(squares), within(1e-9));
    }

    @Test
    void outlivesTheScopeItWasMadeIn() {
        ParameterVector vector;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            vector = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).copy();
        }
        assertThat(vector.view("c").toFloatArray()).containsExactly(11);
    }

    @Test
    void refusesAnotherLayout() {
        ParameterLayout other = ParameterLayout.of(List.of(Map.entry("a", new long[] {11})));
        ParameterVector here = ParameterVector.zeros(manager, LAYOUT);
        ParameterVector there = ParameterVector.zeros(manager, other);

        assertThatThrownBy(() -> here.add(1, there))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 floats in 3 parameters here, 11 in 1 there");
    }

    @Test
    void takesAnotherVectorsValuesInsideAGroupOnly() {
        ParameterVector vector = vector(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

        vector.set(new LayerGroup("b and c", List.of("b", "c")), vector(0, 0, 0, 0, 0, 0, -1, -2, -3, -4, -5));

        assertThat(vector.flat().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5);
    }

    @Test
    void whatIsLeftOutBecomesZeroEvenWhereItIsNotANumber() {
        ParameterVector x = vector(1, 2, 3, 4, 5, Float.NaN, 7, 8, 9, Float.POSITIVE_INFINITY, 11);
        x.restrictTo(new LayerGroup("c", List.of("c")));
        assertThat(x.flat().toFloatArray()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11);

        ParameterVector y = vector(1, Float.NaN, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        y.clear();
        assertThat(y.norm()).isZero();
    }

    private ParameterVector vector(float... values) {
        ParameterVector vector = ParameterVector.zeros(manager, LAYOUT);
        LAYOUT.slots()
                .forEach(slot -> vector.edit(
                        slot,
                        bytes -> bytes.asFloatBuffer()
                                .put(values, Math.toIntExact(slot.offset()), Math.toIntExact(slot.length()))));
        return vector;
    }
}
