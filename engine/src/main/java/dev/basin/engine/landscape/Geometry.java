package dev.basin.engine.landscape;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lengths of, and the angle between, the vectors that span a landscape, and where the models lie on it. Norms are Euclidean
 * over the parameters that the directions cover; the head is never among them.
 *
 * @param theta0Norm ‖theta0‖
 * @param theta1Norm ‖theta1‖
 * @param delta1Norm ‖delta1‖
 * @param origin the model at (0, 0)
 * @param axes that of alpha, and that of beta unless this is a line
 * @param orthogonalized whether the direction of beta was made orthogonal to that of alpha
 * @param unscaledCosine cosine between the two directions as they came; NaN on a line, where there is none
 * @param cosine cosine between the two directions as used; NaN on a line
 * @param anchors coordinates of the models that lie on the landscape
 * @param parameters number of parameters that the directions cover
 */
public record Geometry(
        double theta0Norm,
        double theta1Norm,
        double delta1Norm,
        Origin origin,
        List<AxisGeometry> axes,
        boolean orthogonalized,
        double unscaledCosine,
        double cosine,
        NavigableMap<Anchor, Point> anchors,
        long parameters) {
    public Geometry {
        axes = List.copyOf(axes);
        anchors = Collections.unmodifiableNavigableMap(new TreeMap<>(anchors));
        if (!(delta1Norm > 0)) {
            throw new IllegalArgumentException("‖delta1‖ must be above 0, got " + delta1Norm);
        }
        if (axes.isEmpty() || axes.size() > 2) {
            throw new IllegalArgumentException("a landscape has 1 or 2 axes, got " + axes.size());
        }
    }

    public boolean isLine() {
        return axes.size() == 1;
    }

    public AxisGeometry alpha() {
        return axes.getFirst();
    }

    /** Where a model lies on the landscape; empty if it lies off it. */
    public Optional<Point> position(Anchor model) {
        return Optional.ofNullable(anchors.get(model));
    }

    /** Whether the straight way from theta0 to theta1 runs from (0, 0) to (1, 0). */
    public boolean holdsPath() {
        return position(Anchor.THETA0).equals(Optional.of(Point.START))
                && position(Anchor.THETA1).equals(Optional.of(Point.END));
    }

    /** Euclidean length of a displacement in coordinates; the axes need neither be orthogonal nor of one length. */
    public double length(double alpha, double beta) {
        double x = alpha * alpha().norm();
        if (beta == 0) {
            return Math.abs(x);
        }
        double y = beta * axes.get(1).norm();
        return Math.sqrt(Math.max(0, x * x + 2 * cosine * x * y + y * y));
    }

    /** Area of the parallelogram with both coordinates 1; NaN on a line. */
    public double unitArea() {
        return isLine() ? Double.NaN : alpha().norm() * axes.get(1).norm() * Math.sqrt(1 - cosine * cosine);
    }
}
