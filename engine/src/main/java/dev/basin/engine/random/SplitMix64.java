package dev.basin.engine.random;

import java.util.List;

/**
 * SplitMix64 of Steele, Lea and Flood (OOPSLA 2014), written out so that a seed means the same numbers on every JVM and in
 * every later version of it.
 *
 * <p>Not thread-safe.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        state = seed;
    }

    /**
     * A generator of its own for one purpose under a seed: different purposes, and different seeds, give unrelated numbers.
     *
     * @param purpose what tells this generator from its siblings, for example an epoch
     */
    public static SplitMix64 of(long seed, long... purpose) {
        long state = seed;
        for (long part : purpose) {
            state = mix(state + GOLDEN_GAMMA) ^ part;
        }
        return new SplitMix64(mix(state + GOLDEN_GAMMA));
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A uniform integer from 0 to {@code bound} - 1, without the bias of a plain remainder. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least 1, received " + bound);
        }
        long unusable = (1L << 31) % bound;
        long drawn = nextLong() >>> 33;
        while (drawn < unusable) {
            drawn = nextLong() >>> 33;
        }
        return (int) (drawn % bound);
    }

    /** One of the list's elements, each as likely as the others. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The numbers 0 to {@code size} - 1 in random order (Fisher and Yates). */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
