package dev.basin.engine.directions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.SmallEncoder;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** States at known multiples of three orthogonal directions around theta1: the components and their shares are known. */
class PrincipalComponentsTest {
    /** Float32 states of size 1 around a theta1 of size 1. */
    private static final double FLOAT_ROUNDING = 1e-6;

    private static final float[] THETA1 = SmallEncoder.random(2);
    private static final LayerGroup ALL = LayerGroup.wholeEncoder();

    private final NDManager manager = DeviceKind.CPU.newMemory();
    private final ParameterVector theta1 = SmallEncoder.of(manager, THETA1);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void theComponentsAreTheDirectionsByTheirShareOfTheSquaredDistances() {
        PrincipalComponents components = components(new float[][] {{3, 0, 0}, {-1, 0, 0}, {0, 2, 0}, {0, 0, 0}});
        assertThat(components.rank()).isEqualTo(2);
        assertThat(components.explained(1)).isEqualTo(10 / 14.0, within(FLOAT_ROUNDING));
        assertThat(components.explained(2)).isEqualTo(4 / 14.0, within(FLOAT_ROUNDING));
        assertThat(components.direction(1).flat().toFloatArray()).containsExactly(unit(0, 1), within(1e-6f));
        assertThat(Math.abs(components.direction(2).dot(SmallEncoder.of(manager, unit(1, 1)))))
                .isEqualTo(1, within(FLOAT_ROUNDING));
    }

    @Test
    void aComponentPointsToTheSideOfTheFirstState() {
        assertThat(components(new float[][] {{-3, 0, 0}, {1, 0, 0}})
                        .direction(1)
                        .flat()
                        .toFloatArray())
                .containsExactly(unit(0, -1), within(1e-6f));
    }

    @Test
    void moreStatesThanAreHeldAtOnceGiveTheSameAsTheClosedForm() {
        float[][] states = new float[11][];
        double[] squares = new double[3];
        for (int i = 0; i < states.length; i++) {
            states[i] = new float[] {i % 3 == 0 ? 4 + i : 0, i % 3 == 1 ? 2 + i / 10f : 0, i % 3 == 2 ? 1 : 0};
            for (int axis = 0; axis < 3; axis++) {
                squares[axis] += (double) states[i][axis] * states[i][axis];
            }
        }
        PrincipalComponents components = components(states);
        double total = Arrays.stream(squares).sum();
        for (int axis = 0; axis < 3; axis++) {
            assertThat(components.explained(axis + 1)).isEqualTo(squares[axis] / total, within(FLOAT_ROUNDING));
        }
        assertThat(components.rank()).isEqualTo(3);
    }

    @Test
    void onlyParametersThatMoveCount() {
        PrincipalComponents components = PrincipalComponents.of(
                1,
                i -> SmallEncoder.of(manager, SmallEncoder.random(9)),
                theta1,
                new LayerGroup("all but pooler", List.of("embeddings.*", "encoder.*")));
        assertThat(components.direction(1).view("pooler.dense.weight").toFloatArray())
                .containsOnly(0);
        assertThat(components.direction(1).norm()).isEqualTo(1, within(FLOAT_ROUNDING));
    }

    @Test
    void aComponentThatIsRoundingOrNotANumberIsRefused() {
        PrincipalComponents components = components(new float[][] {{3, 0, 0}, {0, 0, 0}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> components.direction(2))
                .withMessageContaining("span 1 principal components")
                .withMessageContaining("component 2");
        assertThatIllegalArgumentException().isThrownBy(() -> components.explained(0));
        assertThat(components(new float[][] {{0, 0, 0}}).rank()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> components(new float[][] {{1, 0, 0}, {Float.NaN, 0, 0}}));
    }

    @Test
    void nothingIsLeftInMemoryButTheComponents() {
        int before = manager.getManagedArrays().size();
        PrincipalComponents components =
                components(new float[][] {{3, 0, 0}, {1, 1, 0}, {0, 2, 1}, {1, 2, 3}, {5, 1, 1}});
        components.direction(1).close();
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private PrincipalComponents components(float[][] coordinates) {
        return PrincipalComponents.of(coordinates.length, i -> state(coordinates[i]), theta1, ALL);
    }

    /** theta1 plus multiples of three unit vectors that are orthogonal. */
    private ParameterVector state(float[] coordinates) {
        float[] values = THETA1.clone();
        for (int axis = 0; axis < coordinates.length; axis++) {
            float[] unit = unit(axis, coordinates[axis]);
            for (int i = 0; i < values.length; i++) {
                values[i] += unit[i];
            }
        }
        return SmallEncoder.of(manager, values);
    }

    /** Length on four parameters of its own. */
    private static float[] unit(int axis, float length) {
        float[] unit = new float[SmallEncoder.SIZE];
        Arrays.fill(unit, 4 * axis, 4 * axis + 4, length / 2);
        return unit;
    }
}
