package dev.basin.bench;

import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One of the things compared: how it evaluates a point, and what that took of the calling thread. */
final class Side {
    private static final double NANOSECONDS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final Function<Point, PointValue> evaluate;
    private final String facts;
    private final List<Double> processor = new ArrayList<>(); // seconds
    private final List<Double> wall = new ArrayList<>(); // seconds

    /**
     * A side without a measurement yet.
     *
     * @param facts the last columns of its row
     */
    Side(String name, Function<Point, PointValue> evaluate, String facts) {
        this.name = name;
        this.evaluate = evaluate;
        this.facts = facts;
    }

    void evaluate(Point point, boolean counts) {
        long wallStart = System.nanoTime();
        long start = THREADS.getCurrentThreadCpuTime();
        PointValue value = evaluate.apply(point);
        double processorSeconds = (THREADS.getCurrentThreadCpuTime() - start) / NANOSECONDS;
        double wallSeconds = (System.nanoTime() - wallStart) / NANOSECONDS;
        if (!value.isFinite()) {
            throw new IllegalStateException("the loss of the %s at %s is not finite".formatted(name, point));
        }
        if (counts) {
            processor.add(processorSeconds);
            wall.add(wallSeconds);
        }
    }

    String row(Side whole) {
        List<Double> shares = shares(processor, whole.processor);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.3f | %.3f to %.3f | %.3f | %s |",
                name,
                median(processor),
                share(whole),
                Collections.min(shares),
                Collections.max(shares),
                median(shares(wall, whole.wall)),
                facts);
    }

    /** Median share of the other side's cost. */
    double share(Side whole) {
        return median(shares(processor, whole.processor));
    }

    private static List<Double> shares(List<Double> part, List<Double> whole) {
        return IntStream.range(0, part.size())
                .mapToObj(round -> part.get(round) / whole.get(round))
                .toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
