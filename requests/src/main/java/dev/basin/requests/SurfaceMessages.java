package dev.basin.requests;

import static java.util.stream.Collectors.toMap;

import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Grid;
import dev.basin.landscape.v1.MetricValues;
import dev.basin.landscape.v1.Surface;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values on their grid, as the contracts write a surface. */
public final class SurfaceMessages {
    private SurfaceMessages() {}

    /**
     * A surface as far as it is computed.
     *
     * @param name resource name of what it belongs to
     * @param cells one value per cell of the grid, null where not computed
     */
    public static Surface toMessage(String name, Grid grid, List<@Nullable Evaluation> cells) {
        Surface.Builder surface = Surface.newBuilder()
                .setName(name)
                .addAllAlpha(grid.alpha().coordinates())
                .addAllBeta(grid.beta().coordinates());
        cells.forEach(value -> add(surface, value));
        return surface.putAllDevMetrics(devMetrics(cells)).build();
    }

    private static void add(Surface.Builder surface, @Nullable Evaluation value) {
        Evaluation shown = value == null ? Evaluation.getDefaultInstance() : value;
        surface.addComputed(value != null)
                .addTrainLoss(shown.getTrainLoss())
                .addTrainLossStandardError(shown.getTrainLossStandardError())
                .addTrainError((double) shown.getTrainErrors() / Math.max(1, shown.getTrainExamples()))
                .addDevLoss(shown.getDevLoss())
                .addDevError(shown.getDevError());
    }

    private static Map<String, MetricValues> devMetrics(List<@Nullable Evaluation> cells) {
        return cells.stream()
                .filter(Objects::nonNull)
                .flatMap(value -> value.getDevMetricsMap().keySet().stream())
                .distinct()
                .collect(toMap(name -> name, name -> devMetric(cells, name)));
    }

    private static MetricValues devMetric(List<@Nullable Evaluation> cells, String name) {
        return MetricValues.newBuilder()
                .addAllValues(cells.stream()
                        .map(value -> value == null ? Double.NaN : value.getDevMetricsOrDefault(name, Double.NaN))
                        .toList())
                .build();
    }
}
