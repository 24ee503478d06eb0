package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;
import java.util.List;

/** The directions of a slice as they are used. */
sealed interface Span extends AutoCloseable permits LineSpan, PlaneSpan {
    /** That of alpha, and that of beta unless this is a line. */
    List<Direction> directions();

    /** Cosine of the angle between the directions; NaN on a line. */
    double cosine();

    /** Sets {@code out} to the origin plus the point's multiples of the directions, in one go from the pristine vectors. */
    void place(ParameterVector out, ParameterVector origin, Point point);

    /** The point of the slice nearest to a displacement from its origin. */
    SlicePosition nearest(ParameterVector displacement);

    @Override
    void close();
}
