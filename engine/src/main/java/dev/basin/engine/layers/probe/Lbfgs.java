package dev.basin.engine.layers.probe;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Minimises a smooth convex function by L-BFGS (Liu and Nocedal 1989, algorithm 2.1) with backtracking from the full step. No
 * randomness: the same function gives the same point.
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final int MOST_ITERATIONS = 2000;
    private static final int MOST_HALVINGS = 50;

    /** Greatest component of the gradient at a point that counts as the minimum. */
    static final double FLAT = 1e-6;

    private static final double SUFFICIENT = 1e-4; // Armijo's share of the predicted decrease
    private static final double ROUNDING = 1e-14; // of a value, relative: near the minimum, decreases drown in it

    private final Smooth function;
    private final Deque<Move> moves = new ArrayDeque<>(); // newest first

    Lbfgs(Smooth function) {
        this.function = function;
    }

    /** A function of the point that gives its value and writes its gradient. */
    @FunctionalInterface
    interface Smooth {
        double at(double[] point, double[] gradient);
    }

    /**
     * Where the search came to rest.
     *
     * @param converged whether the gradient there is below {@link #FLAT}
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once; compared nowhere.
    record Minimum(double[] point, double value, int iterations, boolean converged) {}

    Minimum from(double[] start) {
        State state = evaluate(start.clone());
        int iterations = 0;
        while (!state.isFlat() && iterations < MOST_ITERATIONS) {
            Optional<State> next = step(state);
            if (next.isEmpty()) {
                break;
            }
            state = next.get();
            iterations++;
        }
        return new Minimum(state.point, state.value, iterations, state.isFlat());
    }

    /** The next state; none where no step along the direction descends. */
    private Optional<State> step(State state) {
        double[] direction = direction(state.gradient);
        double slope = dot(state.gradient, direction);
        double length = moves.isEmpty() ? 1 / Math.sqrt(-slope) : 1; // unit length before anything is known
        for (int i = 0; i < MOST_HALVINGS; i++, length /= 2) {
            State next = evaluate(plus(state.point, length, direction));
            double allowed = state.value + SUFFICIENT * length * slope + ROUNDING * Math.abs(state.value);
            if (next.value <= allowed) {
                remember(state, next);
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Minus the gradient through the inverse Hessian that the last moves suggest: the two-loop recursion. */
    private double[] direction(double[] gradient) {
        double[] direction = plus(new double[gradient.length], -1, gradient);
        double[] shares = new double[moves.size()];
        int i = 0;
        for (Move move : moves) {
            shares[i] = dot(move.way, direction) / move.curvature;
            direction = plus(direction, -shares[i++], move.bend);
        }
        if (!moves.isEmpty()) {
            Move newest = moves.getFirst();
            direction = plus(new double[gradient.length], newest.curvature / dot(newest.bend, newest.bend), direction);
        }
        for (Iterator<Move> oldestFirst = moves.descendingIterator(); oldestFirst.hasNext(); ) {
            Move move = oldestFirst.next();
            double share = shares[--i] - dot(move.bend, direction) / move.curvature;
            direction = plus(direction, share, move.way);
        }
        return direction;
    }

    private void remember(State from, State to) {
        double[] way = plus(to.point, -1, from.point);
        double[] bend = plus(to.gradient, -1, from.gradient);
        double curvature = dot(way, bend);
        if (curvature > 0) {
            moves.addFirst(new Move(way, bend, curvature));
        }
        if (moves.size() > MEMORY) {
            moves.removeLast();
        }
    }

    private State evaluate(double[] point) {
        double[] gradient = new double[point.length];
        return new State(point, function.at(point, gradient), gradient);
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record State(double[] point, double value, double[] gradient) {
        boolean isFlat() {
            return Arrays.stream(gradient).allMatch(component -> Math.abs(component) <= FLAT);
        }
    }

    /**
     * One move that the search made.
     *
     * @param way s, the difference of the points
     * @param bend y, the difference of the gradients
     * @param curvature s·y, above 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Move(double[] way, double[] bend, double curvature) {}
}
