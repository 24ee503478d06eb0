package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import java.util.Arrays;
import java.util.List;

/** E3, how straight training went: the cosine between what was covered so far and the whole way, delta1. */
public record Straightness() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        double[] cosines = landscape.trajectory().stream()
                .mapToDouble(point -> point.projection().path().cosine())
                .filter(cosine -> !Double.isNaN(cosine)) // theta0 has none
                .toArray();
        if (cosines.length == 0) {
            return List.of();
        }
        double mean = Arrays.stream(cosines).average().orElseThrow();
        return List.of(
                Measure.of("straightness/first", cosines[0], "cosine", "E3: cos(delta_1, delta1), first checkpoint"),
                Measure.of("straightness/mean", mean, "cosine", "E3: mean over checkpoints of cos(delta_i, delta1)"));
    }
}
