package dev.basin.analysis.files;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.Measure;
import dev.basin.export.NumberArray;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * What an analysis measured as one matrix: layers down, measures across. A measure that a row lacks is NaN there.
 *
 * @param rows at least one
 */
record LayerTable(List<LayerRow> rows) {
    LayerTable {
        rows = List.copyOf(rows);
    }

    /** Names of the columns, in the order of their first row. */
    List<String> columns() {
        SequencedSet<String> names = rows.stream()
                .flatMap(row -> values(row).keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(names);
    }

    /** What each row is about. */
    List<String> names() {
        return rows.stream()
                .map(row -> List.of(row.getComparison(), row.getDonor(), row.getGroup()).stream()
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" / ")))
                .toList();
    }

    /** (rows × columns) */
    NumberArray values() {
        List<String> columns = columns();
        double[] values = rows.stream()
                .map(LayerTable::values)
                .flatMap(row -> columns.stream().map(column -> row.getOrDefault(column, Double.NaN)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return NumberArray.matrix("values", rows.size(), columns.size(), values);
    }

    private static Map<String, Double> values(LayerRow row) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("parameters", (double) row.getParameters());
        if (row.hasEvaluation()) {
            add("", row.getEvaluation(), values);
        }
        if (row.hasRetrainedHeadEvaluation()) {
            add("retrained_head_", row.getRetrainedHeadEvaluation(), values);
        }
        for (Measure measure : row.getMeasuresList()) {
            values.put(measure.getId(), measure.getValue());
            if (measure.hasStandardError()) {
                values.put(measure.getId() + "/standard_error", measure.getStandardError());
            }
        }
        return values;
    }

    private static void add(String prefix, Evaluation evaluation, Map<String, Double> values) {
        values.put(prefix + "train_loss", evaluation.getTrainLoss());
        values.put(prefix + "train_loss/standard_error", evaluation.getTrainLossStandardError());
        values.put(prefix + "dev_loss", evaluation.getDevLoss());
        values.put(prefix + "dev_error", evaluation.getDevError());
        evaluation.getDevMetricsMap().forEach((name, value) -> values.put(prefix + "dev_" + name, value));
    }
}
