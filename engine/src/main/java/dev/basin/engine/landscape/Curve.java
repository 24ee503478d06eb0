package dev.basin.engine.landscape;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One number per sampled alpha with beta = 0, in increasing order of alpha. Non-finite values are kept.
 *
 * @param values value by alpha
 */
public record Curve(NavigableMap<Double, Double> values) {
    public Curve {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    public int points() {
        return values.size();
    }

    /** The part with {@code from <= alpha <= to}. */
    public Curve between(double from, double to) {
        return new Curve(values.subMap(from, true, to, true));
    }
}
