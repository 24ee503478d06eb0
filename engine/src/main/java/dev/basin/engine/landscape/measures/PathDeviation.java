package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import java.util.List;

/** E4, how far training strayed from the straight way: the largest d_beta of its checkpoints. */
public record PathDeviation() implements LandscapeMeasure {
    @Override
    public List<Measure> of(Landscape landscape) {
        return landscape.trajectory().isEmpty()
                ? List.of()
                : LengthUnit.lengths(
                        "path_deviation",
                        landscape.trajectory().stream()
                                        .mapToDouble(point ->
                                                point.projection().path().beta())
                                        .max()
                                        .orElseThrow()
                                * landscape.geometry().delta1Norm(),
                        landscape.geometry(),
                        "E4: max over checkpoints of d_beta, the distance from the line of delta1");
    }
}
