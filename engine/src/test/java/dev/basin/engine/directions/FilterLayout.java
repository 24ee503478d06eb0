package dev.basin.engine.directions;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** A few parameters of each kind that an encoder has: embeddings, a weight matrix, its bias, a LayerNorm, the pooler. */
final class FilterLayout {
    static final ParameterLayout LAYOUT = ParameterLayout.of(List.of(
            Map.entry("embeddings.word_embeddings.weight", new long[] {300, 40}),
            Map.entry("encoder.layer.0.output.dense.weight", new long[] {30, 40}),
            Map.entry("encoder.layer.0.output.dense.bias", new long[] {30}),
            Map.entry("encoder.layer.0.output.LayerNorm.weight", new long[] {30}),
            Map.entry("pooler.dense.weight", new long[] {30, 30})));

    private FilterLayout() {}

    /** Value i is the function of i. */
    static ParameterVector vector(NDManager manager, IntToDoubleFunction value) {
        ParameterVector vector = ParameterVector.zeros(manager, LAYOUT);
        for (Slot slot : LAYOUT.slots()) {
            vector.edit(slot, bytes -> {
                for (int i = 0; i < slot.length(); i++) {
                    bytes.putFloat((float) value.applyAsDouble((int) slot.offset() + i));
                }
            });
        }
        return vector;
    }

    /** Norm of one row of a parameter, in float64. */
    static double rowNorm(ParameterVector vector, String name, int row) {
        float[] values = vector.view(name).toFloatArray();
        long[] shape = LAYOUT.slot(name).shape();
        int width = (int) (shape.length == 1 ? shape[0] : shape[1]);
        double sum = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
            sum += (double) values[i] * values[i];
        }
        return Math.sqrt(sum);
    }
}
