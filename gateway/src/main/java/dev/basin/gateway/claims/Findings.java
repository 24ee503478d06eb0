package dev.basin.gateway.claims;

import dev.basin.analysis.v1.Analysis;
import dev.basin.common.v1.Measure;
import dev.basin.finetune.v1.Learning;
import dev.basin.finetune.v1.Run;
import dev.basin.landscape.v1.Landscape;
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
 */
public record Findings(
        Run run,
        Landscape curve,
        Landscape surface,
        Analysis rollback,
        Optional<Run> further,
        Optional<Landscape> furtherPath) {

    /** Without further training. */
    public Findings(Run run, Landscape curve, Landscape surface, Analysis rollback) {
        this(run, curve, surface, rollback, Optional.empty(), Optional.empty());
    }

    /** The measure of that id, from the line or the plane. */
    Optional<Measure> measure(String id) {
        return Stream.of(surface, curve)
                .flatMap(landscape -> landscape.getResult().getMeasuresList().stream())
                .filter(measure -> measure.getId().equals(id))
                .findFirst();
    }

    /** Whether training got anywhere; without that its landscape says nothing about the claims. */
    boolean learned() {
        Learning learning = run.getResult().getLearning();
        return learning == Learning.LEARNING_FELL || learning == Learning.LEARNING_PLATEAUED;
    }
}
