package dev.basin.engine.layers.control;

import dev.basin.engine.random.SplitMix64;
import dev.basin.engine.random.StandardNormal;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/**
 * Gaussian changes of a part of a model, scaled as a whole to a given norm. Every parameter has a generator of its own, seeded by
 * the seed, the draw and its name.
 */
public final class RandomPart {
    /** Tells these numbers from others drawn under the same seed and name. */
    private static final long PERTURBATION = 2;

    private RandomPart() {}

    /**
     * Draws a change.
     *
     * @param like a part that gives layout and memory; not read
     * @param norm Euclidean, above 0
     * @return a new part, the caller's to close
     */
    public static ParameterVector draw(ParameterVector like, double norm, long seed, int draw) {
        ParameterVector change = ParameterVector.zeros(like.manager(), like.layout());
        change.layout().slots().forEach(slot -> change.edit(slot, bytes -> fill(bytes, generator(seed, draw, slot))));
        change.scale(norm / change.norm());
        return change;
    }

    private static StandardNormal generator(long seed, int draw, Slot slot) {
        LongStream name = slot.name().chars().asLongStream();
        long[] purpose =
                LongStream.concat(LongStream.of(PERTURBATION, draw), name).toArray();
        return new StandardNormal(SplitMix64.of(seed, purpose));
    }

    private static void fill(ByteBuffer floats, StandardNormal normal) {
        while (floats.hasRemaining()) {
            floats.putFloat((float) normal.next());
        }
    }
}
