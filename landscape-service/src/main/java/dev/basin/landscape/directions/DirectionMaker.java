package dev.basin.landscape.directions;

import dev.basin.jobs.JobContext;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import java.io.IOException;
import java.util.List;

/** Computes directions of one kind. Found as CDI beans: another kind is another class and touches nothing else. */
interface DirectionMaker {
    /** The choice in a request that this maker carries out. */
    Axis.DirectionCase makes();

    /**
     * Computes and stores the directions of these axes, which share what it takes. Not called on the engine thread.
     *
     * @throws IllegalArgumentException if there is no such direction
     */
    List<ComputedDirection> make(JobContext context, LandscapeSpec spec, List<AxisRole> axes) throws IOException;
}
