package dev.basin.gateway.run;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.ChangeComparison;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ModelSource;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.gateway.experiment.PlannedPhase.Asking;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.SecondTaskDirection;
import java.util.List;
import java.util.Optional;

/** Completes drafts with the checkpoints that training wrote. */
final class PartSpecs {
    private PartSpecs() {}

    static RunSpec of(FurtherTraining further, Run target) {
        return further.draft().toBuilder()
                .setModel(ModelSource.newBuilder().setCheckpoint(last(target)))
                .build();
    }

    static LandscapeSpec of(Drawing drawing, Run target, Optional<Run> second, List<Run> path) {
        LandscapeSpec.Builder spec =
                drawing.draft().toBuilder().setTheta0(first(target)).setTheta1(last(target));
        second.ifPresent(run -> spec.getBetaBuilder()
                .setSecondTask(SecondTaskDirection.newBuilder().setTheta2(last(run))));
        path.forEach(run -> spec.addAllTrajectory(
                checkpoints(run).stream().map(Checkpoint::getRef).toList()));
        return spec.build();
    }

    static AnalysisSpec of(Asking asking, Run target, Optional<Run> second) {
        AnalysisSpec.Builder spec =
                asking.draft().toBuilder().setTheta0(first(target)).setTheta1(last(target));
        second.map(PartSpecs::last).ifPresent(theta2 -> askAbout(theta2, spec));
        return spec.build();
    }

    private static void askAbout(CheckpointRef theta2, AnalysisSpec.Builder spec) {
        if (spec.hasLayerSurface()) {
            spec.getLayerSurfaceBuilder().setTheta2(theta2);
        }
        if (spec.hasChange()) {
            spec.getChangeBuilder()
                    .addComparisons(
                            ChangeComparison.newBuilder().setName("second task").setTo(theta2));
        }
    }

    private static CheckpointRef first(Run run) {
        return checkpoints(run).getFirst().getRef();
    }

    private static CheckpointRef last(Run run) {
        return checkpoints(run).getLast().getRef();
    }

    private static List<Checkpoint> checkpoints(Run run) {
        if (run.getCheckpointsCount() < 2) {
            throw new IllegalStateException("%s ended with %d checkpoints; expected its first and its last state"
                    .formatted(run.getName(), run.getCheckpointsCount()));
        }
        return run.getCheckpointsList();
    }
}
