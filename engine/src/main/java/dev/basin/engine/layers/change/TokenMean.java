package dev.basin.engine.layers.change;

/**
 * A mean over the tokens of many examples. Its standard error takes the examples as independent and not the tokens, whose
 * contexts are shared: that of a ratio of two sums over examples.
 */
final class TokenMean {
    private long examples;
    private double sums; // Σ s, s an example's sum over its tokens
    private double tokens; // Σ t
    private double sumSquares; // Σ s²
    private double products; // Σ s t
    private double tokenSquares; // Σ t²

    void add(double sum, int count) {
        examples++;
        sums += sum;
        tokens += count;
        sumSquares += sum * sum;
        products += sum * count;
        tokenSquares += (double) count * count;
    }

    double value() {
        return sums / tokens;
    }

    /** NaN for a single example. */
    double standardError() {
        double mean = value();
        double residuals = sumSquares - 2 * mean * products + mean * mean * tokenSquares; // Σ (s - mean t)²
        return Math.sqrt(Math.max(0, residuals) * examples / (examples - 1)) / tokens;
    }
}
