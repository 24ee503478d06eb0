package dev.basin.engine.layers.transfer;

import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;

/**
 * A model with a head trained anew.
 *
 * @param measures how the training went
 */
public record Retrained(PointValue value, List<Measure> measures) {
    public Retrained {
        measures = List.copyOf(measures);
    }
}
