package dev.basin.engine.random;

/**
 * Numbers from the standard normal distribution by Marsaglia's polar method: logarithm and square root are the same on every
 * JVM, and so are the numbers.
 *
 * <p>Not thread-safe.
 */
public final class StandardNormal {
    private final SplitMix64 random;
    private double second;
    private boolean hasSecond;

    public StandardNormal(SplitMix64 random) {
        this.random = random;
    }

    public double next() {
        if (hasSecond) {
            hasSecond = false;
            return second;
        }
        while (true) {
            double x = uniform();
            double y = uniform();
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                second = factor * y;
                hasSecond = true;
                return factor * x;
            }
        }
    }

    /** In [-1, 1). */
    private double uniform() {
        return (random.nextLong() >> 11) * 0x1p-52;
    }
}
