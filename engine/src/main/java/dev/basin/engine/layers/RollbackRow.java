package dev.basin.engine.layers;

import dev.basin.engine.landscape.PointValue;
import java.util.List;

/**
 * What is left of a model when one group is rolled back.
 *
 * @param group name of the group, or {@link #BASELINE}
 * @param layers numbers of the layers it touches, ascending
 * @param parameters number of floats set back
 * @param value training loss and dev error of what is left
 */
public record RollbackRow(String group, List<Integer> layers, long parameters, PointValue value) {
    /** Nothing rolled back. */
    public static final String BASELINE = "baseline";

    public RollbackRow {
        layers = List.copyOf(layers);
    }
}
