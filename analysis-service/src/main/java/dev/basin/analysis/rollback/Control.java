package dev.basin.analysis.rollback;

import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.control.ControlKind;
import java.util.List;

/**
 * One control of a group.
 *
 * @param draw which of the seed's draws, from 0
 * @param layers rolled back, ascending; those of the group where it is perturbed
 */
record Control(ControlKind kind, int draw, List<Integer> layers, PointValue value) {
    Control {
        layers = List.copyOf(layers);
    }
}
