package dev.basin.engine.layers.transfer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * L-BFGS (Liu and Nocedal 1989) with a backtracking line search, for smooth convex functions. The same function and start give
 * the same bits.
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SHORTEST_STEP = 1e-12;

    private final Function function;
    private final Deque<Pair> pairs = new ArrayDeque<>(); // newest first
    private double[] x;
    private double[] gradient;
    private double value;
    private int iterations;

    private Lbfgs(Function function, double[] start) {
        this.function = function;
        this.x = start.clone();
        this.gradient = new double[start.length];
        this.value = function.value(x, gradient);
    }

    /** What is minimised: its value at x, its gradient written to {@code gradient}. */
    @FunctionalInterface
    interface Function {
        double value(double[] x, double[] gradient);
    }

    /**
     * Where the search ended.
     *
     * @param largestSlope greatest absolute value in the gradient there
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Minimum(double[] x, double value, double largestSlope, int iterations) {}

    /** Goes downhill until no slope exceeds the tolerance, the iterations are used up, or float64 sees no way down. */
    static Minimum minimise(Function function, double[] start, double tolerance, int mostIterations) {
        Lbfgs search = new Lbfgs(function, start);
        while (search.largestSlope() > tolerance && search.iterations < mostIterations && search.step()) {
            search.iterations++;
        }
        return new Minimum(search.x, search.value, search.largestSlope(), search.iterations);
    }

    private double largestSlope() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    private boolean step() {
        double[] direction = direction();
        double slope = dot(gradient, direction);
        double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
        double[] nextGradient = new double[x.length];
        for (; length > SHORTEST_STEP; length /= 2) {
            double[] next = plus(x, length, direction);
            double nextValue = function.value(next, nextGradient);
            if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
                accept(next, nextValue, nextGradient);
                return true;
            }
        }
        return false;
    }

    private void accept(double[] next, double nextValue, double[] nextGradient) {
        Pair pair = Pair.of(plus(next, -1, x), plus(nextGradient, -1, gradient));
        if (pair.curvature > 0) {
            pairs.addFirst(pair);
        }
        if (pairs.size() > MEMORY) {
            pairs.removeLast();
        }
        x = next;
        value = nextValue;
        gradient = nextGradient;
    }

    /** The two-loop recursion: minus the inverse Hessian, as the last steps tell of it, times the gradient. */
    private double[] direction() {
        double[] q = gradient.clone();
        double[] weights = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            weights[i] = dot(pair.step, q) / pair.curvature;
            q = plus(q, -weights[i++], pair.change);
        }
        q = times(q, pairs.isEmpty() ? 1 : pairs.getFirst().inverseScale());
        for (var oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            q = plus(q, weights[--i] - dot(pair.change, q) / pair.curvature, pair.step);
        }
        return times(q, -1);
    }

    /** A step and how the gradient changed with it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Pair(double[] step, double[] change, double curvature) {
        static Pair of(double[] step, double[] change) {
            return new Pair(step, change, dot(step, change));
        }

        double inverseScale() {
            return curvature / dot(change, change);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + factor * b[i];
        }
        return sum;
    }

    private static double[] times(double[] a, double factor) {
        return Arrays.stream(a).map(value -> factor * value).toArray();
    }
}
