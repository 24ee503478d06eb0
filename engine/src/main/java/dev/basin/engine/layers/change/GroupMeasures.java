package dev.basin.engine.layers.change;

import dev.basin.engine.landscape.measures.Measure;
import java.util.List;

/**
 * What was measured of one group of parameters, or of the hidden states that it puts out.
 *
 * @param group name of the group, one of {@link ChangeGroups}
 */
public record GroupMeasures(String group, List<Measure> measures) {
    public GroupMeasures {
        measures = List.copyOf(measures);
    }
}
