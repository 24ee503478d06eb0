package dev.basin.analysis.change;

import static java.util.stream.Collectors.averagingDouble;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Measure;
import dev.basin.engine.theta.LayerGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * Means over the lower, middle and upper third of the layers, by which the change is said to sit in some of them:
 * {@code attention_js/low}, and {@code attention_js/low@NAME} for a further comparison. None for fewer than three layers.
 */
final class ThirdMeans {
    private static final int FEWEST_LAYERS = 3;
    private static final List<String> AVERAGED = List.of("relative_l2", "cka", "svcca_distance", "rsa", "attention_js");

    private ThirdMeans() {}

    static List<Measure> of(List<LayerRow> rows, int layers) {
        List<Measure> means = new ArrayList<>();
        if (layers >= FEWEST_LAYERS) {
            for (String comparison :
                    rows.stream().map(LayerRow::getComparison).distinct().toList()) {
                AVERAGED.forEach(id -> means.addAll(thirds(id, comparison, rows, layers)));
            }
        }
        return means;
    }

    private static List<Measure> thirds(String id, String comparison, List<LayerRow> rows, int layers) {
        List<Measure> thirds = new ArrayList<>();
        for (LayerGroup third : LayerGroup.thirds(layers)) {
            List<Measure> inside = rows.stream()
                    .filter(row -> row.getComparison().equals(comparison) && isLayerOf(third, row))
                    .flatMap(row -> row.getMeasuresList().stream())
                    .filter(measure -> measure.getId().equals(id))
                    .toList();
            if (!inside.isEmpty()) {
                thirds.add(mean(id + "/" + third.name() + suffix(comparison), inside));
            }
        }
        return thirds;
    }

    private static String suffix(String comparison) {
        return comparison.isEmpty() ? "" : "@" + comparison;
    }

    private static boolean isLayerOf(LayerGroup third, LayerRow row) {
        return row.hasFirstLayer()
                && row.getFirstLayer() == row.getLastLayer()
                && third.contains("encoder.layer." + row.getFirstLayer() + ".");
    }

    private static Measure mean(String id, List<Measure> measures) {
        return Measure.newBuilder()
                .setId(id)
                .setValue(measures.stream().collect(averagingDouble(Measure::getValue)))
                .setUnit(measures.getFirst().getUnit())
                .setReference("mean over the %d layers of the third".formatted(measures.size()))
                .build();
    }
}
