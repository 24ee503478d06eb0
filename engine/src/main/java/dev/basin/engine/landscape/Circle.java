package dev.basin.engine.landscape;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Evenly spaced points on a circle in the coordinates of a plane.
 *
 * @param radius in coordinates, above 0
 * @param angles number of points, at least 4
 */
public record Circle(Point center, double radius, int angles) {
    public Circle {
        if (!(Axis.requireFinite("the radius of a circle", radius) > 0)) {
            throw new IllegalArgumentException("the radius of a circle must be above 0, got " + radius);
        }
        if (angles < 4) {
            throw new IllegalArgumentException("a circle needs at least 4 points, got " + angles);
        }
    }

    public List<Point> points() {
        return IntStream.range(0, angles)
                .mapToObj(i -> at(2 * Math.PI * i / angles))
                .toList();
    }

    private Point at(double angle) {
        return new Point(center.alpha() + radius * Math.cos(angle), center.beta() + radius * Math.sin(angle));
    }
}
