package dev.basin.analysis.change;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Measure;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.layers.change.ChangeGroups;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one pair of states: a row for each group, to which measures come from several steps. */
final class PairTable {
    private final Map<String, LayerRow.Builder> byGroup = new LinkedHashMap<>();

    private PairTable() {}

    /**
     * Rows without measures.
     *
     * @param comparison name of the pair
     */
    static PairTable of(String comparison, BertConfig shape) {
        ParameterLayout layout = BertParameters.encoder(shape);
        PairTable table = new PairTable();
        for (LayerGroup group : ChangeGroups.all(shape.layers())) {
            LayerExtent extent = LayerExtent.of(group, layout);
            table.byGroup.put(group.name(), row(group, extent).setComparison(comparison));
        }
        return table;
    }

    private static LayerRow.Builder row(LayerGroup group, LayerExtent extent) {
        LayerRow.Builder row = LayerRow.newBuilder().setGroup(group.name()).setParameters(extent.parameters());
        if (!extent.layers().isEmpty()) {
            row.setFirstLayer(extent.layers().getFirst())
                    .setLastLayer(extent.layers().getLast());
        }
        return row;
    }

    /** Adds a step's measures to the rows of their groups. */
    void add(List<LayerRow> measured) {
        measured.forEach(row -> byGroup.get(row.getGroup()).addAllMeasures(row.getMeasuresList()));
    }

    /** Adds the probes of both states side by side, and what they are to be held against. */
    void addProbes(List<LayerRow> from, List<LayerRow> to) {
        for (int i = 0; i < from.size(); i++) {
            byGroup.get(from.get(i).getGroup())
                    .addMeasures(probe(from.get(i), "/from"))
                    .addMeasures(probe(to.get(i), "/to"))
                    .addMeasures(measure(from.get(i), ClsProbing.MAJORITY));
        }
    }

    private static Measure probe(LayerRow row, String side) {
        return measure(row, ClsProbing.ACCURACY).toBuilder()
                .setId(ClsProbing.ACCURACY + side)
                .build();
    }

    private static Measure measure(LayerRow row, String id) {
        return row.getMeasuresList().stream()
                .filter(measure -> measure.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The rows that have measures, from the input to the output. */
    List<LayerRow> rows() {
        return byGroup.values().stream()
                .filter(row -> row.getMeasuresCount() > 0)
                .map(LayerRow.Builder::build)
                .toList();
    }
}
