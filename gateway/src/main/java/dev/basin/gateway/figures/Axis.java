package dev.basin.gateway.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A linear scale.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param from place of the lower end, in pixels
 * @param to place of the upper end, in pixels
 */
record Axis(double low, double high, double from, double to) {
    private static final List<Double> STEPS = List.of(1.0, 2.0, 5.0, 10.0);

    Axis {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "axis from %s to %s, accepted: the first below the second".formatted(low, high));
        }
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** Round values on the axis, about so many. */
    List<Double> ticks(int count) {
        double rough = (high - low) / count;
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = STEPS.stream()
                .map(factor -> factor * magnitude)
                .filter(candidate -> candidate >= rough)
                .findFirst()
                .orElse(rough);
        return LongStream.rangeClosed((long) Math.ceil(low / step - 1e-9), (long) Math.floor(high / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }

    /** A value to three digits, without trailing zeros. */
    static String label(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shown = new BigDecimal(value).round(new MathContext(3));
        return shown.signum() == 0
                ? "0"
                : shown.stripTrailingZeros().toPlainString().replace('-', '−');
    }
}
