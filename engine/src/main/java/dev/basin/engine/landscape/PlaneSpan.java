package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;
import java.util.List;

/** Two directions that are not parallel. They need be neither orthogonal nor of one length. */
record PlaneSpan(Direction alpha, Direction beta) implements Span {
    @Override
    public List<Direction> directions() {
        return List.of(alpha, beta);
    }

    @Override
    public double cosine() {
        return alpha.cosine(beta);
    }

    @Override
    public void place(ParameterVector out, ParameterVector origin, Point point) {
        out.setToPoint(origin, point.alpha(), alpha.vector(), point.beta(), beta.vector());
    }

    @Override
    public SlicePosition nearest(ParameterVector displacement) {
        return SlicePosition.onPlane(
                displacement.dot(displacement),
                alpha.dot(displacement),
                alpha.square(),
                beta.dot(displacement),
                beta.square(),
                alpha.dot(beta.vector()));
    }

    @Override
    public void close() {
        alpha.close();
        beta.close();
    }
}
