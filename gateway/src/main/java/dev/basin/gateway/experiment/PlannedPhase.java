package dev.basin.gateway.experiment;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.gateway.v1.Start;
import dev.basin.landscape.v1.LandscapeSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One part of an experiment. Checkpoints are not known before training has written them, so later parts hold a draft and the names
 * of the parts whose checkpoints complete it.
 */
public sealed interface PlannedPhase {
    PhaseId id();

    /** Names of the parts that must have ended before. */
    List<String> after();

    default String name() {
        return id().name();
    }

    /**
     * What a part is called.
     *
     * @param name stable, for example "surface/scratch"
     * @param title what it does, in words
     * @param start which start it belongs to
     */
    record PhaseId(String name, String title, Start start) {}

    /** Trains a model. */
    record FineTuning(PhaseId id, RunSpec spec) implements PlannedPhase {
        @Override
        public List<String> after() {
            return List.of();
        }
    }

    /**
     * Trains a model that was trained before.
     *
     * @param target the run whose end it starts from
     */
    record FurtherTraining(PhaseId id, RunSpec draft, String target) implements PlannedPhase {
        @Override
        public List<String> after() {
            return List.of(target);
        }
    }

    /**
     * Evaluates a line or a plane.
     *
     * @param target the run whose start and end span the first axis
     * @param second the run whose end spans the second axis; empty for a line
     * @param path the runs whose states are projected and evaluated, one after another
     */
    record Drawing(PhaseId id, LandscapeSpec draft, String target, Optional<String> second, List<String> path)
            implements PlannedPhase {
        public Drawing {
            path = List.copyOf(path);
        }

        @Override
        public List<String> after() {
            return Stream.of(Stream.of(target), second.stream(), path.stream())
                    .flatMap(names -> names)
                    .distinct()
                    .toList();
        }
    }

    /**
     * Asks a question about layers.
     *
     * @param target the run whose start and end are compared
     * @param second the run of the other task, where the question is about that too
     */
    record Asking(PhaseId id, AnalysisSpec draft, String target, Optional<String> second) implements PlannedPhase {
        @Override
        public List<String> after() {
            return Stream.concat(Stream.of(target), second.stream()).toList();
        }
    }

    /** Judges the claims and writes the report; the gateway's own work. */
    record Reporting(PhaseId id, List<String> after) implements PlannedPhase {
        public Reporting {
            after = List.copyOf(after);
        }
    }
}
