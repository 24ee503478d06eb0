package dev.basin.engine.layers.surface;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.AxisGeometry;
import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Origin;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The line theta1 + alpha·delta1 or the plane theta1 + alpha·delta1 + beta·delta2', where both directions are restricted to one
 * group and delta2' is the other task's direction on the group, scaled to the norm that delta1 has there.
 *
 * <p>It owns copies of all it needs, so that the checkpoints can be closed: one whole encoder, and of everything else only what
 * the group covers. It is for one thread at a time.
 */
public final class LayerSlice implements AutoCloseable {
    /** Below this sin² of the angle between them, float32 directions cannot be told from parallel ones. */
    private static final double PARALLEL_SINE_SQUARED = 1e-8;

    private final ParameterVector encoder; // theta1 outside the group, the last point inside
    private final ParameterVector theta0; // this and the rest: parts, of the group alone
    private final ParameterVector theta1;
    private final ParameterVector delta1;
    private final @Nullable ParameterVector delta2; // scaled; null on a line
    private final Geometry geometry;

    /**
     * A line, or a plane if there is a theta2.
     *
     * @throws IllegalArgumentException if the encoders differ in layout, no parameter belongs to the group, two encoders are
     *     equal on the group or differ by something not finite, or the directions are parallel there
     */
    public LayerSlice(
            ParameterVector theta0, ParameterVector theta1, @Nullable ParameterVector theta2, LayerGroup group) {
        this.encoder = theta1.copy();
        this.theta0 = theta0.part(group);
        this.theta1 = theta1.part(group);
        this.delta1 = this.theta1.minus(this.theta0);
        this.delta2 = theta2 == null ? null : difference(theta2.part(group));
        try {
            this.geometry = delta2 == null ? line(group) : plane(group, delta2);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private ParameterVector difference(ParameterVector theta2) {
        theta2.add(-1, theta0);
        return theta2;
    }

    private Geometry line(LayerGroup group) {
        double norm = direction("delta1", delta1, group);
        return geometry(norm, List.of(new AxisGeometry(AxisKind.OPTIMIZATION, norm, norm)), Double.NaN);
    }

    private Geometry plane(LayerGroup group, ParameterVector second) {
        double norm = direction("delta1", delta1, group);
        double secondNorm = direction("delta2", second, group);
        double cosine = delta1.dot(second) / (norm * secondNorm);
        if (1 - cosine * cosine < PARALLEL_SINE_SQUARED) {
            throw new IllegalArgumentException(
                    "on the group '%s' the two directions are parallel (cosine %s) and span no plane"
                            .formatted(group.name(), cosine));
        }
        second.scale(norm / secondNorm);
        List<AxisGeometry> axes = List.of(
                new AxisGeometry(AxisKind.OPTIMIZATION, norm, norm),
                new AxisGeometry(AxisKind.SECOND_TASK, secondNorm, second.norm()));
        return geometry(norm, axes, cosine);
    }

    private Geometry geometry(double delta1Norm, List<AxisGeometry> axes, double cosine) {
        return new Geometry(
                theta0.norm(),
                theta1.norm(),
                delta1Norm,
                Origin.THETA1,
                axes,
                false,
                cosine,
                cosine,
                new TreeMap<>(Map.of(Anchor.THETA1, Point.START)),
                theta1.layout().size());
    }

    private static double direction(String name, ParameterVector vector, LayerGroup group) {
        double norm = vector.norm();
        if (norm > 0 && Double.isFinite(norm)) {
            return norm;
        }
        throw new IllegalArgumentException(
                "%s has norm %s on the group '%s' and so no direction there; it must be finite and above 0"
                        .formatted(name, norm, group.name()));
    }

    /**
     * Brings {@link #encoder} to a point, computed anew from the pristine vectors each time. (−1, 0) is theta0 on the group, and
     * (0, 0) is theta1, both to the last bit.
     *
     * @throws IllegalArgumentException if this is a line and beta is not 0
     */
    public void moveTo(Point point) {
        if (delta2 == null && point.beta() != 0) {
            throw new IllegalArgumentException("a line has beta = 0 only, got " + point);
        }
        if (point.equals(LayerPlan.ROLLED_BACK)) {
            encoder.setPart(theta0);
        } else if (delta2 == null) {
            encoder.setPartToPoint(theta1, point.alpha(), delta1);
        } else {
            encoder.setPartToPoint(theta1, point.alpha(), delta1, point.beta(), delta2);
        }
    }

    /** The whole encoder at the point last moved to, theta1 before; it stays this slice's own. */
    public ParameterVector encoder() {
        return encoder;
    }

    /** Norms and the angle, over the parameters of the group. */
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public void close() {
        if (delta2 != null) {
            delta2.close();
        }
        delta1.close();
        theta1.close();
        theta0.close();
        encoder.close();
    }
}
