package dev.basin.engine.landscape.measures;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * One number with what is needed to read it.
 *
 * @param id stable name, for example {@code basin_area@0.25} or {@code width@0.25/absolute}
 * @param value the number; one that is not finite is kept
 * @param unit unit of the value, for example {@code nats}
 * @param standardError one standard error in the same unit, where one can be given
 * @param reference the formula
 * @param caveat what to keep in mind when reading it; empty if nothing
 */
public record Measure(
        String id, double value, String unit, OptionalDouble standardError, String reference, String caveat) {
    public static Measure of(String id, double value, String unit, String reference) {
        return new Measure(id, value, unit, OptionalDouble.empty(), reference, "");
    }

    public Measure withCaveat(String caveat) {
        return new Measure(id, value, unit, standardError, reference, caveat);
    }

    public Measure withStandardError(double standardError) {
        return new Measure(id, value, unit, OptionalDouble.of(standardError), reference, caveat);
    }

    /** Checks a parameter of a measure. */
    static void requireAboveZero(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("the %s must be finite and above 0, got %s".formatted(name, value));
        }
    }

    /** {@code name@parameter}, the parameter in its shortest decimal form. */
    public static String id(String name, double parameter) {
        return name + "@" + plain(parameter);
    }

    /** A number in its shortest decimal form. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
