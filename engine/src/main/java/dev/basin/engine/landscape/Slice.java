package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;

/**
 * A line or a plane through parameter space: an origin and one or two directions. It owns copies of all it needs, so that the
 * checkpoints it was made from can be closed; it is for one thread at a time. {@link SliceBuilder} makes it.
 */
public final class Slice implements AutoCloseable {
    private final LayerGroup moving;
    private final ParameterVector origin; // theta1's values where parameters do not move
    private final Direction delta1;
    private final Span span;
    private final ParameterVector scratch;
    private final Geometry geometry;

    Slice(LayerGroup moving, ParameterVector origin, Direction delta1, Span span, Geometry geometry) {
        this.moving = moving;
        this.origin = origin;
        this.delta1 = delta1;
        this.span = span;
        this.scratch = origin.copy();
        this.geometry = geometry;
    }

    /**
     * The encoder's parameters at a point, computed anew from the pristine vectors each time and written into one scratch
     * vector that stays the slice's own and holds until the next call.
     *
     * @throws IllegalArgumentException if the point lies off the slice
     */
    public ParameterVector at(Point point) {
        span.place(scratch, origin, point);
        return scratch;
    }

    /**
     * An encoder with the parameters that do not move at their values in theta1, as everywhere on the slice; in the same
     * scratch vector.
     */
    public ParameterVector held(ParameterVector encoder) {
        scratch.set(origin);
        scratch.set(moving, encoder);
        return scratch;
    }

    /** Where an encoder's parameters stand. Overwrites the scratch vector. */
    public Projection project(ParameterVector encoder) {
        held(encoder).add(-1, origin);
        SlicePosition nearest = span.nearest(scratch);
        if (geometry.origin() == Origin.THETA1) {
            scratch.add(
                    1, delta1.vector()); // theta − theta1 becomes theta − theta0: exactly 0 at theta0, delta1 at theta1
        }
        PathPosition path = PathPosition.of(scratch.dot(scratch), delta1.dot(scratch), delta1.square());
        return new Projection(path, nearest);
    }

    public Geometry geometry() {
        return geometry;
    }

    /** Where delta1 is an axis it is closed twice; the second time does nothing. */
    @Override
    public void close() {
        scratch.close();
        span.close();
        delta1.close();
        origin.close();
    }
}
