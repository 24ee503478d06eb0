package dev.basin.engine.landscape.measures;

import dev.basin.engine.landscape.Landscape;
import java.util.List;

/** Reads numbers from a landscape. */
@FunctionalInterface
public interface LandscapeMeasure {
    /** The numbers, or none where the landscape lacks what they need. */
    List<Measure> of(Landscape landscape);
}
