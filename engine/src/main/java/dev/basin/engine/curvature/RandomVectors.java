package dev.basin.engine.curvature;

import dev.basin.engine.random.SplitMix64;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.FloatBuffer;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;

/**
 * Random vectors that a seed decides. Every parameter has a generator of its own, so that the vector of a group is the vector
 * of the whole model inside the group.
 */
final class RandomVectors {
    private static final int SIGNS = 1;
    private static final int UNIFORM = 2;

    private RandomVectors() {}

    /** Fills the group with −1 and 1, each as likely (Rademacher), and everything else with 0. */
    static void fillWithSigns(ParameterVector vector, LayerGroup group, long seed, long index) {
        fill(vector, group, seed, index, SIGNS, RandomVectors::signs);
    }

    /** Fills the group with numbers uniform in [−1, 1), and everything else with 0. */
    static void fillUniformly(ParameterVector vector, LayerGroup group, long seed, long index) {
        fill(vector, group, seed, index, UNIFORM, RandomVectors::uniform);
    }

    private static void fill(
            ParameterVector vector,
            LayerGroup group,
            long seed,
            long index,
            long purpose,
            BiConsumer<FloatBuffer, SplitMix64> draw) {
        vector.clear();
        for (Slot slot : vector.layout().slots()) {
            if (group.contains(slot.name())) {
                SplitMix64 random = generator(slot.name(), seed, index, purpose);
                vector.edit(slot, bytes -> draw.accept(bytes.asFloatBuffer(), random));
            }
        }
    }

    private static SplitMix64 generator(String parameter, long seed, long index, long purpose) {
        LongStream name = parameter.chars().asLongStream();
        return SplitMix64.of(
                seed, LongStream.concat(LongStream.of(purpose, index), name).toArray());
    }

    private static void signs(FloatBuffer floats, SplitMix64 random) {
        while (floats.hasRemaining()) {
            long bits = random.nextLong();
            for (int bit = 0; bit < Long.SIZE && floats.hasRemaining(); bit++, bits >>>= 1) {
                floats.put((bits & 1) == 0 ? -1 : 1);
            }
        }
    }

    private static void uniform(FloatBuffer floats, SplitMix64 random) {
        while (floats.hasRemaining()) {
            floats.put((random.nextLong() >> 40) * 0x1p-23f);
        }
    }
}
