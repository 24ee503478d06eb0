package dev.basin.engine.layers.change;

import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * R6, how far the parameters moved: {@code l2} = ‖to − from‖ and {@code relative_l2} = ‖to − from‖ / ‖from‖ of a group, and
 * of each of its parameters, {@code l2/attention.self.query.weight} and so on. The relative distance is infinite or NaN where
 * the parameter was 0, as biases are before training from scratch.
 */
public final class ParameterChange {
    private static final String L2 = "R6: ‖to - from‖";
    private static final String RELATIVE = "R6: ‖to - from‖ / ‖from‖";

    private ParameterChange() {}

    /** One entry per group that holds a parameter, in the order of {@link ChangeGroups#all}. */
    public static List<GroupMeasures> between(ParameterVector from, ParameterVector to, int layers) {
        List<Moved> parameters = from.layout().slots().stream()
                .map(slot -> Moved.of(slot, from, to))
                .toList();
        List<GroupMeasures> groups = new ArrayList<>();
        for (LayerGroup group : ChangeGroups.all(layers)) {
            List<Moved> inside = parameters.stream()
                    .filter(parameter -> group.contains(parameter.name()))
                    .toList();
            if (!inside.isEmpty()) {
                groups.add(new GroupMeasures(group.name(), measures(group, inside)));
            }
        }
        return groups;
    }

    private static List<Measure> measures(LayerGroup group, List<Moved> parameters) {
        List<Measure> measures = new ArrayList<>(
                parameters.stream().reduce(Moved.NOTHING, Moved::plus).measures(""));
        if (!group.equals(LayerGroup.wholeEncoder())) {
            String prefix = group.globs().getFirst().replace("*", "");
            parameters.forEach(parameter ->
                    measures.addAll(parameter.measures("/" + parameter.name().substring(prefix.length()))));
        }
        return measures;
    }

    /**
     * Squared lengths of one or more parameters.
     *
     * @param way ‖to − from‖²
     * @param start ‖from‖²
     */
    private record Moved(String name, double way, double start) {
        static final Moved NOTHING = new Moved("", 0, 0);

        static Moved of(Slot slot, ParameterVector from, ParameterVector to) {
            double[] squares = ChangeKernel.squares(from.view(slot.name()), to.view(slot.name()));
            return new Moved(slot.name(), squares[0], squares[1]);
        }

        Moved plus(Moved other) {
            return new Moved("", way + other.way, start + other.start);
        }

        List<Measure> measures(String suffix) {
            return List.of(
                    Measure.of("l2" + suffix, Math.sqrt(way), "L2 norm", L2),
                    Measure.of("relative_l2" + suffix, Math.sqrt(way / start), "share of ‖from‖", RELATIVE));
        }
    }
}
