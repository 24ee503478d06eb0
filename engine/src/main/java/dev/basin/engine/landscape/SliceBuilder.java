package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Lays a slice through models: first the direction of alpha is named, then, for a plane, that of beta. Any two may span a
 * plane. The models are borrowed until {@link #build}; what was made and not built is freed by {@link #close}.
 */
public final class SliceBuilder implements AutoCloseable {
    /** Below this sin² of the angle between them, float32 directions cannot be told from parallel ones. */
    private static final double PARALLEL_SINE_SQUARED = 1e-8;

    private final ParameterVector theta0;
    private final ParameterVector theta1;
    private final LayerGroup moving;
    private final Direction delta1;
    private final List<Direction> directions = new ArrayList<>();
    private boolean built;

    /**
     * @throws IllegalArgumentException if the encoders differ in layout, are equal where parameters move, or hold a value that
     *     is not finite
     */
    public SliceBuilder(ParameterVector theta0, ParameterVector theta1, Moving moving) {
        this.theta0 = theta0;
        this.theta1 = theta1;
        this.moving = moving.group();
        this.delta1 = Direction.between(AxisKind.OPTIMIZATION, theta0, theta1, this.moving);
    }

    /** Adds delta1 = theta1 − theta0. */
    public SliceBuilder alongTraining() {
        return add(directions.isEmpty() ? delta1 : delta1.copy());
    }

    /** Adds theta2 − theta0, where theta2 was trained on another task from the same theta0. */
    public SliceBuilder towards(ParameterVector theta2) {
        return add(Direction.between(AxisKind.SECOND_TASK, theta0, theta2, moving));
    }

    /**
     * Adds a direction that was computed.
     *
     * @param vector zero outside the parameters that move; taken over
     * @param unscaledNorm its norm before it was normalised
     */
    public SliceBuilder along(AxisKind kind, ParameterVector vector, double unscaledNorm) {
        return add(Direction.of(kind, vector, unscaledNorm));
    }

    private SliceBuilder add(Direction direction) {
        directions.add(direction);
        return this;
    }

    /**
     * The slice along the directions added, scaled to ‖delta1‖ unless their length is their own.
     *
     * @param orthogonal whether to make the second direction orthogonal to the first before it is scaled
     * @throws IllegalArgumentException if the directions are parallel
     */
    public Slice build(boolean orthogonal) {
        Direction alphaAsCame = directions.getFirst();
        Direction alpha = alphaAsCame.asAxis(delta1.norm());
        NavigableMap<Anchor, Point> anchors = new TreeMap<>();
        Anchor.ofAlpha(alpha.kind())
                .ifPresent(model -> anchors.put(model, new Point(alphaAsCame.norm() / alpha.norm(), 0)));
        return directions.size() == 1
                ? slice(new LineSpan(alpha), anchors, Double.NaN, false)
                : plane(alpha, directions.getLast(), anchors, orthogonal);
    }

    private Slice plane(
            Direction alpha, Direction betaAsCame, NavigableMap<Anchor, Point> anchors, boolean orthogonal) {
        double cosine = alpha.cosine(betaAsCame);
        if (!(1 - cosine * cosine >= PARALLEL_SINE_SQUARED)) {
            throw new IllegalArgumentException("the two directions are parallel (cosine " + cosine
                    + ") and span no plane; the second must come from elsewhere");
        }
        double removed = orthogonal ? alpha.dot(betaAsCame.vector()) / alpha.square() : 0;
        Direction unscaled = orthogonal ? betaAsCame.without(removed, alpha) : betaAsCame;
        Direction beta = unscaled.asAxis(delta1.norm());
        Anchor.ofBeta(beta.kind())
                .ifPresent(model -> anchors.put(model, new Point(removed, unscaled.norm() / beta.norm())));
        return slice(new PlaneSpan(alpha, beta), anchors, cosine, orthogonal);
    }

    private Slice slice(Span span, NavigableMap<Anchor, Point> anchors, double unscaledCosine, boolean orthogonal) {
        Origin place = Origin.of(span.directions().stream().map(Direction::kind).toList());
        anchors.put(place == Origin.THETA0 ? Anchor.THETA0 : Anchor.THETA1, Point.START);
        Geometry geometry = new Geometry(
                norm(theta0),
                norm(theta1),
                delta1.norm(),
                place,
                span.directions().stream().map(SliceBuilder::describe).toList(),
                orthogonal,
                unscaledCosine,
                span.cosine(),
                anchors,
                parameters());
        built = true;
        return new Slice(moving, origin(place), delta1, span, geometry);
    }

    private ParameterVector origin(Origin place) {
        ParameterVector origin = theta1.copy();
        if (place == Origin.THETA0) {
            origin.set(moving, theta0);
        }
        return origin;
    }

    private static AxisGeometry describe(Direction direction) {
        return new AxisGeometry(direction.kind(), direction.unscaledNorm(), direction.norm());
    }

    private double norm(ParameterVector theta) {
        try (ParameterVector part = theta.restrictedTo(moving)) {
            return part.norm();
        }
    }

    private long parameters() {
        return theta0.layout().slots().stream()
                .filter(slot -> moving.contains(slot.name()))
                .mapToLong(Slot::length)
                .sum();
    }

    @Override
    public void close() {
        if (!built) {
            directions.forEach(Direction::close);
            delta1.close();
        }
    }
}
