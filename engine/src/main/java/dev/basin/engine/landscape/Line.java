package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;

/** The line theta0 + alpha·delta1 with delta1 = theta1 − theta0, on the encoder's parameters. */
public final class Line implements Slice {
    private final LayerGroup moving;
    private final ParameterVector origin; // theta0 where parameters move, theta1 where they do not
    private final Direction delta1;
    private final ParameterVector scratch;
    private final Geometry geometry;

    private Line(LayerGroup moving, ParameterVector origin, Direction delta1, Geometry geometry) {
        this.moving = moving;
        this.origin = origin;
        this.delta1 = delta1;
        this.scratch = origin.copy();
        this.geometry = geometry;
    }

    /**
     * The line through two encoders.
     *
     * @throws IllegalArgumentException if the encoders differ in layout, are equal where parameters move, or hold a value
     *     that is not finite
     */
    public static Line through(ParameterVector theta0, ParameterVector theta1, Moving moving) {
        Direction delta1 = Direction.between(theta0, theta1, moving.group());
        ParameterVector origin = theta1.copy();
        origin.set(moving.group(), theta0);
        Geometry geometry = new Geometry(
                norm(theta0, moving.group()),
                norm(theta1, moving.group()),
                delta1.norm(),
                0,
                0,
                Double.NaN,
                parameters(theta0.layout(), moving.group()));
        return new Line(moving.group(), origin, delta1, geometry);
    }

    @Override
    public ParameterVector at(Point point) {
        if (point.beta() != 0) {
            throw new IllegalArgumentException("a line has beta = 0 only, got " + point);
        }
        scratch.setToPoint(origin, point.alpha(), delta1.vector());
        return scratch;
    }

    ParameterVector at(Point point, Direction delta2) {
        scratch.setToPoint(origin, point.alpha(), delta1.vector(), point.beta(), delta2.vector());
        return scratch;
    }

    @Override
    public Projection project(ParameterVector encoder) {
        ParameterVector delta = displacement(encoder);
        return Projection.onLine(delta.dot(delta), delta1.dot(delta), delta1.dot(delta1.vector()));
    }

    /** theta − theta0 where parameters move and exactly 0 elsewhere, in the scratch vector. */
    ParameterVector displacement(ParameterVector encoder) {
        scratch.set(origin);
        scratch.set(moving, encoder);
        scratch.add(-1, origin);
        return scratch;
    }

    Direction delta1() {
        return delta1;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public void close() {
        scratch.close();
        delta1.close();
        origin.close();
    }

    private static double norm(ParameterVector theta, LayerGroup moving) {
        try (ParameterVector part = theta.restrictedTo(moving)) {
            return part.norm();
        }
    }

    private static long parameters(ParameterLayout layout, LayerGroup moving) {
        return layout.slots().stream()
                .filter(slot -> moving.contains(slot.name()))
                .mapToLong(Slot::length)
                .sum();
    }
}
