package dev.basin.gateway.figures;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Evaluation;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.landscape.v1.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The main figures of the paper for one experiment. What has no finite value to show is left out. */
public final class ExperimentFigures {
    private static final String ALPHA = "α (multiples of δ1)";

    private final List<Side> sides;
    private final List<Figure> figures = new ArrayList<>();

    private ExperimentFigures(List<Side> sides) {
        this.sides = List.copyOf(sides);
    }

    /**
     * A drawing.
     *
     * @param file name of its file
     * @param title what it shows
     * @param svg the drawing
     */
    public record Figure(String file, String title, String svg) {}

    public static List<Figure> of(List<Side> sides) {
        return new ExperimentFigures(sides).draw();
    }

    private List<Figure> draw() {
        planes("loss-surfaces", "Training loss (nats)", Surface::getTrainLossList);
        planes("error-surfaces", "Dev error (share wrong)", Surface::getDevErrorList);
        curves();
        lines("training", "Training loss (nats)", "epoch", ExperimentFigures::training, Double.POSITIVE_INFINITY);
        rollback();
        return figures;
    }

    private void planes(String file, String title, Function<Surface, List<Double>> values) {
        List<Plane> planes = sides.stream()
                .filter(side ->
                        side.surface().getAlphaCount() > 1 && side.surface().getBetaCount() > 1)
                .map(side -> plane(side, values))
                .filter(plane -> plane.finite().findAny().isPresent())
                .toList();
        if (!planes.isEmpty()) {
            figures.add(new Figure(file + ".svg", title, PlanesFigure.svg(title, planes)));
        }
    }

    private static Plane plane(Side side, Function<Surface, List<Double>> values) {
        return new Plane(
                side.heading(),
                side.surface(),
                values.apply(side.surface()),
                side.plane().getResult().getTrajectoryList());
    }

    private void curves() {
        List<Plane> curves = sides.stream()
                .map(side -> new Plane("", side.curve(), side.curve().getTrainLossList(), List.of()))
                .filter(curve -> curve.finite().findAny().isPresent())
                .toList();
        if (!curves.isEmpty()) {
            lines("curves", "Training loss (nats)", ALPHA, ExperimentFigures::curve, Plane.limit(curves));
        }
    }

    private void lines(
            String file, String title, String xTitle, Function<Side, List<Series.Point>> points, double limit) {
        List<Series> series =
                sides.stream().map(side -> side.series(points.apply(side))).toList();
        long places = series.stream()
                .flatMap(one -> one.points().stream())
                .filter(point -> Double.isFinite(point.y()))
                .mapToDouble(Series.Point::x)
                .distinct()
                .count();
        if (places > 1) {
            figures.add(new Figure(file + ".svg", title, LinesFigure.svg(title, series, xTitle, title, limit)));
        }
    }

    private static List<Series.Point> curve(Side side) {
        Surface curve = side.curve();
        return IntStream.range(0, curve.getAlphaCount())
                .filter(curve::getComputed)
                .mapToObj(i -> new Series.Point(curve.getAlpha(i), curve.getTrainLoss(i), 0))
                .toList();
    }

    /** The point before the first step is the loss of the start with dropout off. */
    private static List<Series.Point> training(Side side) {
        return side.run().getCheckpointsList().stream()
                .filter(checkpoint -> checkpoint.hasTrainLoss() || checkpoint.getStep() == 0)
                .map(checkpoint -> new Series.Point(checkpoint.getEpoch(), loss(checkpoint, side.run()), 0))
                .toList();
    }

    private static double loss(Checkpoint checkpoint, Run run) {
        return checkpoint.hasTrainLoss()
                ? checkpoint.getTrainLoss()
                : run.getResult().getFirstTrainLoss();
    }

    private void rollback() {
        List<String> groups = sides.stream()
                .flatMap(side -> side.rollback().getResult().getRowsList().stream())
                .filter(LayerRow::hasEvaluation)
                .map(LayerRow::getGroup)
                .distinct()
                .toList();
        if (!groups.isEmpty()) {
            String title = "Dev accuracy after rolling back layers";
            List<Series> series =
                    sides.stream().map(side -> side.series(bars(side, groups))).toList();
            figures.add(new Figure("rollback.svg", title, BarsFigure.svg(title, groups, series, "dev accuracy", 1)));
        }
    }

    private static List<Series.Point> bars(Side side, List<String> groups) {
        return side.rollback().getResult().getRowsList().stream()
                .filter(LayerRow::hasEvaluation)
                .map(row -> bar(groups.indexOf(row.getGroup()), row.getEvaluation()))
                .toList();
    }

    /** With one binomial standard error. */
    private static Series.Point bar(int group, Evaluation evaluation) {
        double error = evaluation.getDevError();
        return new Series.Point(group, 1 - error, Math.sqrt(error * (1 - error) / evaluation.getDevExamples()));
    }
}
