package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;
import java.util.List;

/** One direction. */
record LineSpan(Direction alpha) implements Span {
    @Override
    public List<Direction> directions() {
        return List.of(alpha);
    }

    @Override
    public double cosine() {
        return Double.NaN;
    }

    @Override
    public void place(ParameterVector out, ParameterVector origin, Point point) {
        if (point.beta() != 0) {
            throw new IllegalArgumentException("a line has beta = 0 only, got " + point);
        }
        out.setToPoint(origin, point.alpha(), alpha.vector());
    }

    @Override
    public SlicePosition nearest(ParameterVector displacement) {
        return SlicePosition.onLine(displacement.dot(displacement), alpha.dot(displacement), alpha.square());
    }

    @Override
    public void close() {
        alpha.close();
    }
}
