package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Geometry;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Units of length in parameter space. The same length is given in each, because a comparison may turn on the unit. */
enum LengthUnit {
    /** The paper's: small after pre-training, whose delta1 is short. */
    DELTA1("delta1", "‖delta1‖", geometry -> 1),
    ABSOLUTE("absolute", "L2 norm", Geometry::delta1Norm),
    THETA1("theta1", "‖theta1‖", geometry -> geometry.delta1Norm() / geometry.theta1Norm());

    private final String key;
    private final String symbol;
    private final ToDoubleFunction<Geometry> perDelta1; // how many of this unit make one ‖delta1‖

    LengthUnit(String key, String symbol, ToDoubleFunction<Geometry> perDelta1) {
        this.key = key;
        this.symbol = symbol;
        this.perDelta1 = perDelta1;
    }

    /** A length, given in units of ‖delta1‖, as {@code id/unit} in every unit. */
    static List<Measure> lengths(String id, double length, Geometry geometry, String reference) {
        return inEach(id, length, 1, geometry, "%s", reference);
    }

    /** An area, given in units of ‖delta1‖². */
    static List<Measure> areas(String id, double area, Geometry geometry, String reference) {
        return inEach(id, area, 2, geometry, "(%s)²", reference);
    }

    /** A second derivative, given in nats per ‖delta1‖². */
    static List<Measure> curvatures(String id, double curvature, Geometry geometry, String reference) {
        return inEach(id, curvature, -2, geometry, "nats per (%s)²", reference);
    }

    private static List<Measure> inEach(
            String id, double value, int power, Geometry geometry, String symbol, String reference) {
        return Arrays.stream(values())
                .map(unit -> Measure.of(
                        id + "/" + unit.key,
                        value * Math.pow(unit.perDelta1.applyAsDouble(geometry), power),
                        symbol.formatted(unit.symbol),
                        reference))
                .toList();
    }
}
