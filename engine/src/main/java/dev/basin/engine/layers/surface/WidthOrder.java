package dev.basin.engine.layers.surface;

import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.layers.Thirds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** R5: is the optimum along delta1 wider for the low third of the layers than for the middle, and wider there than for the high? */
public final class WidthOrder {
    private static final String LOWER_BOUND =
            "a width reaches the end of the range, so that the order may be another one";

    private WidthOrder() {}

    /** {@code width_ordered@threshold/unit} for each width, where all three thirds are among the surfaces; otherwise none. */
    public static List<Measure> of(List<LayerSurface> surfaces) {
        return Thirds.among(surfaces, LayerSurface::group)
                .map(WidthOrder::ofThirds)
                .orElse(List.of());
    }

    private static List<Measure> ofThirds(Thirds<LayerSurface> thirds) {
        Map<String, Measure> middle = widths(thirds.middle());
        Map<String, Measure> high = widths(thirds.high());
        List<Measure> order = new ArrayList<>();
        for (Measure low : thirds.low().measures()) {
            order.add(ordered(low, middle.get(low.id()), high.get(low.id())));
        }
        return order;
    }

    private static Map<String, Measure> widths(LayerSurface surface) {
        return surface.measures().stream().collect(Collectors.toMap(Measure::id, width -> width));
    }

    private static Measure ordered(Measure low, Measure middle, Measure high) {
        boolean ordered = low.value() > middle.value() && middle.value() > high.value();
        Measure measure = Measure.of(
                low.id().replaceFirst("^width", "width_ordered"),
                ordered ? 1 : 0,
                "1 if it holds, 0 if not",
                "R5: width along delta1 on the group, low > middle > high");
        boolean open =
                Stream.of(low, middle, high).anyMatch(width -> !width.caveat().isEmpty());
        return open ? measure.withCaveat(LOWER_BOUND) : measure;
    }
}
