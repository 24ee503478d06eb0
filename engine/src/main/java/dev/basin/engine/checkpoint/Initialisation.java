package dev.basin.engine.checkpoint;

import dev.basin.engine.random.SplitMix64;
import dev.basin.engine.random.StandardNormal;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/**
 * Parameters that no file holds, drawn as BERT's are: weights from a normal distribution cut off at two standard deviations,
 * biases 0, LayerNorm weights 1 (Devlin et al., {@code modeling.py}).
 *
 * <p>Every parameter has a generator of its own, seeded by the seed and its name: a pooler drawn alone is the pooler of a model
 * drawn whole.
 */
final class Initialisation {
    private static final double CUT_OFF = 2;

    private final double standardDeviation;
    private final long seed;

    Initialisation(double standardDeviation, long seed) {
        this.standardDeviation = standardDeviation;
        this.seed = seed;
    }

    /** Draws the parameters whose names are selected; the others are left as they are. */
    void fill(ParameterVector vector, Predicate<String> selected) {
        vector.layout().slots().stream()
                .filter(slot -> selected.test(slot.name()))
                .forEach(slot -> vector.edit(slot, bytes -> fill(slot, bytes)));
    }

    private void fill(Slot slot, ByteBuffer floats) {
        if (slot.name().endsWith(".bias")) {
            fillConstant(floats, 0);
        } else if (slot.name().endsWith("LayerNorm.weight")) {
            fillConstant(floats, 1);
        } else {
            SplitMix64 random =
                    SplitMix64.of(seed, slot.name().chars().asLongStream().toArray());
            fillNormal(floats, new StandardNormal(random));
        }
    }

    private static void fillConstant(ByteBuffer floats, float value) {
        while (floats.hasRemaining()) {
            floats.putFloat(value);
        }
    }

    private void fillNormal(ByteBuffer floats, StandardNormal normal) {
        while (floats.hasRemaining()) {
            double z = normal.next();
            if (Math.abs(z) <= CUT_OFF) {
                floats.putFloat((float) (standardDeviation * z));
            }
        }
    }
}
