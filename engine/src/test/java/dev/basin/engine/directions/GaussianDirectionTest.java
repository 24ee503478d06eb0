package dev.basin.engine.directions;

import static dev.basin.engine.directions.FilterLayout.rowNorm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.torch.DeviceKind;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GaussianDirectionTest {
    private static final LayerGroup ALL = LayerGroup.wholeEncoder();
    private static final String EMBEDDINGS = "embeddings.word_embeddings.weight";
    private static final String WEIGHT = "encoder.layer.0.output.dense.weight";
    private static final String BIAS = "encoder.layer.0.output.dense.bias";
    private static final String NORM = "encoder.layer.0.output.LayerNorm.weight";
    private static final String POOLER = "pooler.dense.weight";

    private final NDManager manager = DeviceKind.CPU.newMemory();
    private final ParameterVector theta1 = theta1();

    @AfterEach
    void close() {
        manager.close();
    }

    /** 12,000 draws: the mean's standard error is 0.0091, the deviation's 0.0065, the share's 0.0042; four of each. */
    @Test
    void theNumbersAreStandardNormal() {
        float[] values = draw(5, false).view(EMBEDDINGS).toFloatArray();
        double mean = 0;
        double square = 0;
        int within = 0;
        for (float value : values) {
            mean += value / values.length;
            square += (double) value * value / values.length;
            within += Math.abs(value) < 1 ? 1 : 0;
        }
        assertThat(mean).isEqualTo(0, within(0.037));
        assertThat(Math.sqrt(square)).isEqualTo(1, within(0.026));
        assertThat(within / (double) values.length).isEqualTo(0.6827, within(0.017));
    }

    @Test
    void aSeedMeansTheSameNumbersAndAnotherSeedOthers() {
        assertThat(draw(7, false).flat().toFloatArray())
                .isEqualTo(draw(7, false).flat().toFloatArray());
        ParameterVector a = draw(7, false);
        ParameterVector b = draw(8, false);
        // Independent vectors of 14,160 numbers: the cosine's standard deviation is 0.0084.
        assertThat(a.dot(b) / a.norm() / b.norm()).isEqualTo(0, within(0.035));
    }

    @Test
    void whatDoesNotTakePartIsZeroAndChangesNothingElse() {
        ParameterVector all = draw(7, false);
        ParameterVector matrices = draw(7, true);
        ParameterVector fixedPooler = new GaussianDirection(7, false).draw(theta1, Moving.ALL_BUT_POOLER.group());
        assertThat(matrices.view(BIAS).toFloatArray()).containsOnly(0);
        assertThat(matrices.view(NORM).toFloatArray()).containsOnly(0);
        assertThat(matrices.view(WEIGHT).toFloatArray())
                .isEqualTo(all.view(WEIGHT).toFloatArray());
        assertThat(fixedPooler.view(POOLER).toFloatArray()).containsOnly(0);
        assertThat(fixedPooler.view(BIAS).toFloatArray())
                .isEqualTo(all.view(BIAS).toFloatArray());
    }

    @Test
    void everyFilterGetsTheNormOfTheSameFilterOfTheta1() {
        ParameterVector direction = draw(7, false);
        ParameterVector gaussian = direction.copy();
        direction.scaleFiltersTo(theta1);
        for (String name : new String[] {EMBEDDINGS, WEIGHT, BIAS, NORM, POOLER}) {
            int rows = name.equals(BIAS) || name.equals(NORM)
                    ? 1
                    : (int) FilterLayout.LAYOUT.slot(name).shape()[0];
            for (int row = 0; row < rows; row++) {
                double wanted = rowNorm(theta1, name, row);
                assertThat(rowNorm(direction, name, row)).isEqualTo(wanted, within(1e-6 * wanted));
            }
        }
        // A filter keeps its direction: only its length changes.
        float[] before = gaussian.view(WEIGHT).toFloatArray();
        float[] after = direction.view(WEIGHT).toFloatArray();
        double factor = rowNorm(theta1, WEIGHT, 2) / rowNorm(gaussian, WEIGHT, 2);
        assertThat((double) after[2 * 40 + 17]).isEqualTo(factor * before[2 * 40 + 17], within(1e-5));
    }

    @Test
    void filtersOfZerosGiveZerosAndStayZero() {
        ParameterVector direction = draw(7, true);
        theta1.view(EMBEDDINGS).get("3").muli(0); // the padding token's row, for example
        direction.scaleFiltersTo(theta1);
        assertThat(rowNorm(direction, EMBEDDINGS, 3)).isZero();
        assertThat(rowNorm(direction, EMBEDDINGS, 4)).isPositive();
        assertThat(direction.view(NORM).toFloatArray()).containsOnly(0);
    }

    private ParameterVector draw(long seed, boolean matricesOnly) {
        return new GaussianDirection(seed, matricesOnly).draw(theta1, ALL);
    }

    private ParameterVector theta1() {
        Random random = new Random(1);
        return FilterLayout.vector(manager, i -> 0.1 + random.nextDouble());
    }
}
