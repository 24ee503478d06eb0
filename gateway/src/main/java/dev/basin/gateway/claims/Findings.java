package dev.basin.gateway.claims;

import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Measure;
import dev.basin.finetune.v1.Learning;
import dev.basin.finetune.v1.Run;
import dev.basin.landscape.v1.Landscape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found out about one start in one repetition.
 *
 * @param run training on the target task
 * @param curve the line through its end points
 * @param surface the plane through its end points and that of the second task
 * @param rollback the layers set back
 * @param further training that went on from the end, where it was asked for
 * @param furtherPath the plane with the path of both trainings on it, likewise
 * @param random the plane along random directions around the end point, where it was asked for
 * @param layerSurfaces surfaces on which only some layers move, where they were asked for
 */
public record Findings(
        Run run,
        Landscape curve,
        Landscape surface,
        Analysis rollback,
        Optional<Run> further,
        Optional<Landscape> furtherPath,
        Optional<Landscape> random,
        Optional<Analysis> layerSurfaces) {

    /** With nothing but what every experiment has. */
    public Findings(Run run, Landscape curve, Landscape surface, Analysis rollback) {
        this(run, curve, surface, rollback, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The measure of that id, from the line or the plane. */
    Optional<Measure> measure(String id) {
        return Stream.of(surface, curve)
                .flatMap(landscape -> measure(landscape, id).stream())
                .findFirst();
    }

    /** The measure of that id, from the plane along random directions. */
    Optional<Measure> randomMeasure(String id) {
        return random.flatMap(landscape -> measure(landscape, id));
    }

    private static Optional<Measure> measure(Landscape landscape, String id) {
        return find(landscape.getResult().getMeasuresList(), id);
    }

    private static Optional<Measure> find(List<Measure> measures, String id) {
        return measures.stream().filter(measure -> measure.getId().equals(id)).findFirst();
    }

    /** The measure of that id, of a group whose surface was drawn. */
    Optional<Measure> layerSurfaceMeasure(String group, String id) {
        return layerSurfaces.flatMap(analysis -> row(analysis, group)).flatMap(row -> find(row.getMeasuresList(), id));
    }

    /** The measure of that id, of a group that was rolled back. */
    Optional<Measure> rollbackMeasure(String group, String id) {
        return row(rollback, group).flatMap(row -> find(row.getMeasuresList(), id));
    }

    /** What an analysis says of a group. */
    static Optional<LayerRow> row(Analysis analysis, String group) {
        return analysis.getResult().getRowsList().stream()
                .filter(row -> row.getGroup().equals(group))
                .findFirst();
    }

    /** Whether training got anywhere: its loss fell below half of its start, or came to rest. */
    boolean learned() {
        Learning learning = run.getResult().getLearning();
        return learning == Learning.LEARNING_FELL || learning == Learning.LEARNING_PLATEAUED;
    }
}
