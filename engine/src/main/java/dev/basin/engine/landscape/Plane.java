package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;

/**
 * The plane theta0 + alpha·delta1 + beta·delta2', where delta2' is the direction to another task's model, trained from the
 * same theta0, scaled to ‖delta1‖. The directions are as they come: the paper does not make them orthogonal.
 */
public final class Plane implements Slice {
    /** Below this sin² of the angle between them, float32 directions cannot be told from parallel ones. */
    private static final double PARALLEL_SINE_SQUARED = 1e-8;

    private final Line line;
    private final Direction delta2; // scaled
    private final Geometry geometry;

    private Plane(Line line, Direction delta2, Geometry geometry) {
        this.line = line;
        this.delta2 = delta2;
        this.geometry = geometry;
    }

    /**
     * The plane through three encoders.
     *
     * @throws IllegalArgumentException as {@link Line#through}, or if the three lie on one line
     */
    public static Plane through(ParameterVector theta0, ParameterVector theta1, ParameterVector theta2, Moving moving) {
        Line line = Line.through(theta0, theta1, moving);
        try (Direction unscaled = Direction.between(theta0, theta2, moving.group())) {
            return through(line, unscaled);
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }

    private static Plane through(Line line, Direction unscaled) {
        double cosine = line.delta1().cosine(unscaled);
        if (1 - cosine * cosine < PARALLEL_SINE_SQUARED) {
            throw new IllegalArgumentException("the two directions are parallel (cosine " + cosine
                    + ") and span no plane; the second must come from another task or run");
        }
        Direction delta2 = unscaled.scaledTo(line.delta1().norm());
        return new Plane(line, delta2, geometry(line.geometry(), unscaled.norm(), delta2.norm(), cosine));
    }

    private static Geometry geometry(Geometry line, double delta2Norm, double scaledNorm, double cosine) {
        return new Geometry(
                line.theta0Norm(),
                line.theta1Norm(),
                line.delta1Norm(),
                delta2Norm,
                scaledNorm,
                cosine,
                line.parameters());
    }

    @Override
    public ParameterVector at(Point point) {
        return line.at(point, delta2);
    }

    @Override
    public Projection project(ParameterVector encoder) {
        ParameterVector delta = line.displacement(encoder);
        Direction delta1 = line.delta1();
        return Projection.onPlane(
                delta.dot(delta),
                delta1.dot(delta),
                delta1.dot(delta1.vector()),
                delta2.dot(delta),
                delta2.dot(delta2.vector()),
                delta1.dot(delta2.vector()));
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public void close() {
        delta2.close();
        line.close();
    }
}
