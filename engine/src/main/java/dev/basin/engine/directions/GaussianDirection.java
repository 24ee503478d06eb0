package dev.basin.engine.directions;

import dev.basin.engine.random.SplitMix64;
import dev.basin.engine.random.StandardNormal;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;

/**
 * A random direction: every parameter that takes part from the standard normal distribution, the others 0. Each parameter has a
 * generator of its own, seeded by the seed and its name, so that leaving one out changes no other.
 *
 * @param matricesOnly whether biases and LayerNorm, the parameters of one dimension, are 0 (Li et al. 2018)
 */
public record GaussianDirection(long seed, boolean matricesOnly) {
    /** Tells these numbers from others drawn under the same seed and name, such as initial weights. */
    private static final long DIRECTION = 3;

    /**
     * Draws the direction.
     *
     * @param like gives layout and memory; not read
     * @return a new vector, the caller's to close
     */
    public ParameterVector draw(ParameterVector like, LayerGroup moving) {
        ParameterVector direction = ParameterVector.zeros(like.manager(), like.layout());
        direction.layout().slots().stream()
                .filter(slot -> moving.contains(slot.name()) && takesPart(slot))
                .forEach(slot -> direction.edit(slot, bytes -> fill(slot, bytes)));
        return direction;
    }

    private boolean takesPart(Slot slot) {
        return !matricesOnly || slot.shape().length > 1;
    }

    private void fill(Slot slot, ByteBuffer floats) {
        LongStream name = slot.name().chars().asLongStream();
        long[] purpose = LongStream.concat(LongStream.of(DIRECTION), name).toArray();
        StandardNormal normal = new StandardNormal(SplitMix64.of(seed, purpose));
        while (floats.hasRemaining()) {
            floats.putFloat((float) normal.next());
        }
    }
}
