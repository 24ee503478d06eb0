package dev.basin.engine.landscape;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Vectors with the names of an encoder and a handful of floats, for tests whose closed forms fit on a page. */
public final class SmallEncoder {
    public static final int LAYERS = 3;

    public static final ParameterLayout LAYOUT = ParameterLayout.of(List.of(
            Map.entry("embeddings.word_embeddings.weight", new long[] {2, 2}),
            Map.entry("encoder.layer.0.output.dense.weight", new long[] {2, 2}),
            Map.entry("encoder.layer.1.output.dense.weight", new long[] {2, 2}),
            Map.entry("encoder.layer.2.output.dense.weight", new long[] {2, 2}),
            Map.entry("pooler.dense.weight", new long[] {2, 2})));

    private static final ParameterLayout HEAD =
            ParameterLayout.of(List.of(Map.entry("classifier.bias", new long[] {1})));

    public static final int SIZE = (int) LAYOUT.size();

    private SmallEncoder() {}

    public static ParameterVector of(NDManager manager, float... values) {
        return fill(ParameterVector.zeros(manager, LAYOUT), values);
    }

    public static float[] random(long seed) {
        Random random = new Random(seed);
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A head of one number. */
    public static ParameterVector head(NDManager manager, float value) {
        return fill(ParameterVector.zeros(manager, HEAD), value);
    }

    public static ParameterVector fill(ParameterVector vector, float... values) {
        for (Slot slot : vector.layout().slots()) {
            vector.edit(slot, bytes -> bytes.asFloatBuffer().put(values, (int) slot.offset(), (int) slot.length()));
        }
        return vector;
    }
}
