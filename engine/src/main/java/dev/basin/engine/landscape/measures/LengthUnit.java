package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Geometry;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Units of length in parameter space. The same length is given in each, because a comparison may turn on the unit. */
enum LengthUnit {
    /** The paper's: small after pre-training, whose delta1 is short. */
    DELTA1("delta1", "‖delta1‖", Geometry::delta1Norm),
    ABSOLUTE("absolute", "L2 norm", geometry -> 1),
    THETA1("theta1", "‖theta1‖", Geometry::theta1Norm);

    private final String key;
    private final String symbol;
    private final ToDoubleFunction<Geometry> length;

    LengthUnit(String key, String symbol, ToDoubleFunction<Geometry> length) {
        this.key = key;
        this.symbol = symbol;
        this.length = length;
    }

    /** An absolute length, as {@code id/unit} in every unit. */
    static List<Measure> lengths(String id, double length, Geometry geometry, String reference) {
        return inEach(id, length, 1, geometry, "%s", reference);
    }

    /** An absolute area. */
    static List<Measure> areas(String id, double area, Geometry geometry, String reference) {
        return inEach(id, area, 2, geometry, "(%s)²", reference);
    }

    /** A second derivative in nats per square of absolute length. */
    static List<Measure> curvatures(String id, double curvature, Geometry geometry, String reference) {
        return inEach(id, curvature, -2, geometry, "nats per (%s)²", reference);
    }

    private static List<Measure> inEach(
            String id, double value, int power, Geometry geometry, String symbol, String reference) {
        return Arrays.stream(values())
                .map(unit -> Measure.of(
                        id + "/" + unit.key,
                        value / Math.pow(unit.length.applyAsDouble(geometry), power),
                        symbol.formatted(unit.symbol),
                        reference))
                .toList();
    }
}
