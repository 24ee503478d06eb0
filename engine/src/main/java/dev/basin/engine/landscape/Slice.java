package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;

/**
 * A line or a plane through parameter space. It owns copies of all it needs, so that the checkpoints it was made from can
 * be closed; it is for one thread at a time.
 */
public sealed interface Slice extends AutoCloseable permits Line, Plane {
    /**
     * The encoder's parameters at a point, computed anew from the pristine vectors each time and written into one scratch
     * vector that stays the slice's own and holds until the next call of {@code at} or {@code project}.
     *
     * @throws IllegalArgumentException if the point lies off the slice
     */
    ParameterVector at(Point point);

    /** Where an encoder's parameters stand relative to this slice. Overwrites the scratch vector. */
    Projection project(ParameterVector encoder);

    Geometry geometry();

    @Override
    void close();
}
