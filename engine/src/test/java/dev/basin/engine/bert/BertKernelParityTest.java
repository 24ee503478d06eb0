package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.torch.DeviceKind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernel's values against the reference dumps. float32 rounds at 6e-8; a forward pass of three layers gathers some. */
class BertKernelParityTest {
    private static final double FLOAT32 = 2e-6;
    private static final double BFLOAT16 = 2e-2; // it rounds at 4e-3

    private final TinyBert tiny = new TinyBert();

    @AfterEach
    void close() {
        tiny.close();
    }

    @ParameterizedTest
    @EnumSource
    void logitsAndLoss(KernelVariant variant) {
        check(variant, Precision.FLOAT32, FLOAT32);
    }

    @ParameterizedTest
    @EnumSource
    void logitsAndLossInBfloat16(KernelVariant variant) {
        check(variant, Precision.BFLOAT16, BFLOAT16);
    }

    private void check(KernelVariant variant, Precision precision, double tolerance) {
        try (BertKernel kernel = kernel(variant, precision);
                BertModel model = tiny.model();
                BertWeights weights = kernel.weights(model);
                BertBatch batch = tiny.batch()) {
            Outputs outputs = kernel.evaluate(weights, batch);

            tiny.checkLogits(outputs, tolerance);
            double loss = tiny.expected.readDoubles("loss")[0];
            assertThat(mean(outputs.losses())).isCloseTo(loss, within(tolerance * loss));
        }
    }

    @Test
    void everyHiddenStateAndAttentionMap() {
        try (BertKernel kernel = kernel(KernelVariant.WRITTEN_OUT, Precision.FLOAT32);
                BertModel model = tiny.model();
                BertWeights weights = kernel.weights(model);
                BertBatch batch = tiny.batch();
                Trace trace = kernel.trace(weights, batch)) {
            assertThat(trace.hidden()).hasSize(4);
            assertThat(trace.attention()).hasSize(3);
            for (int i = 0; i < 4; i++) {
                Close.to(
                        tiny.expected.readDoubles("hidden." + i), trace.hidden().get(i), FLOAT32, "hidden state " + i);
            }
            for (int i = 0; i < 3; i++) {
                Close.to(
                        tiny.expected.readDoubles("attention." + i),
                        trace.attention().get(i),
                        FLOAT32,
                        "attention map " + i);
            }
        }
    }

    /** tanh(W x + b) of the dumped last state of [CLS], in float64. */
    @ParameterizedTest
    @EnumSource
    void whatTheClassifierIsGiven(KernelVariant variant) {
        try (BertKernel kernel = kernel(variant, Precision.FLOAT32);
                BertModel model = tiny.model();
                BertWeights weights = kernel.weights(model);
                BertBatch batch = tiny.batch()) {
            int width = TinyBert.CONFIG.hiddenSize();
            double[] states = tiny.expected.readDoubles("hidden.3"); // (SIZE, LENGTH, width)
            float[] weight = model.encoder().view("pooler.dense.weight").toFloatArray();
            float[] bias = model.encoder().view("pooler.dense.bias").toFloatArray();
            double[] expected = new double[TinyBert.SIZE * width];
            for (int i = 0; i < expected.length; i++) {
                int cls = i / width * TinyBert.LENGTH * width;
                double sum = bias[i % width];
                for (int j = 0; j < width; j++) {
                    sum += weight[i % width * width + j] * states[cls + j];
                }
                expected[i] = Math.tanh(sum);
            }
            Close.to(expected, kernel.pooled(weights, batch), FLOAT32, "pooled output");
        }
    }

    @ParameterizedTest
    @EnumSource
    void evaluatingFromAnyLayerChangesNothing(KernelVariant variant) {
        try (BertKernel kernel = kernel(variant, Precision.FLOAT32);
                BertModel model = tiny.model();
                BertWeights weights = kernel.weights(model);
                BertBatch batch = tiny.batch()) {
            float[] whole = kernel.evaluate(weights, batch).losses();
            for (int layer = 0; layer < TinyBert.CONFIG.layers(); layer++) {
                try (NDArray hidden = kernel.hidden(weights, batch, layer)) {
                    assertThat(kernel.evaluateFrom(weights, hidden, batch, layer)
                                    .losses())
                            .containsExactly(whole);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void paddingChangesNothing(KernelVariant variant) {
        try (BertKernel kernel = kernel(variant, Precision.FLOAT32);
                BertModel model = tiny.model();
                BertWeights weights = kernel.weights(model);
                BertBatch narrow = TinyBert.repeated(tiny.manager, 9, 0);
                BertBatch wide = TinyBert.repeated(tiny.manager, 9, 15)) {
            float[] expected = kernel.evaluate(weights, narrow).losses();
            float[] losses = kernel.evaluate(weights, wide).losses();

            assertThat(losses[0]).isCloseTo(expected[0], within(1e-6f));
            assertThat(losses[1]).isCloseTo(expected[1], within(1e-6f));
        }
    }

    @Test
    void thePlaneOfTheDump() {
        try (BertKernel kernel = kernel(KernelVariant.ONEDNN, Precision.FLOAT32);
                BertModel theta0 = tiny.model();
                BertModel scratch = theta0.copy();
                BertModel delta1 = tiny.direction("delta1");
                BertModel delta2 = tiny.direction("delta2");
                BertWeights weights = kernel.weights(scratch);
                BertBatch batch = tiny.batch()) {
            double norm1 = delta1.encoder().norm();
            delta2.encoder().scale(norm1 / delta2.encoder().norm());
            assertThat(norm1).isCloseTo(tiny.expected.readDoubles("plane.norm_d1")[0], within(1e-9 * norm1));
            double[] alphas = tiny.expected.readDoubles("plane.alpha");
            double[] values = tiny.expected.readDoubles("plane.values");
            for (int a = 0; a < alphas.length; a++) {
                for (int b = 0; b < alphas.length; b++) {
                    scratch.encoder()
                            .setToPoint(theta0.encoder(), alphas[a], delta1.encoder(), alphas[b], delta2.encoder());
                    double value = values[a * alphas.length + b];
                    assertThat(mean(kernel.evaluate(weights, batch).losses()))
                            .as("value at (%s, %s)", alphas[a], alphas[b])
                            .isCloseTo(value, within(1e-5 * value));
                }
            }
        }
    }

    private static BertKernel kernel(KernelVariant variant, Precision precision) {
        return BertKernel.load(TinyBert.CONFIG, new NumericPath(variant, precision, DeviceKind.CPU, 1));
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
