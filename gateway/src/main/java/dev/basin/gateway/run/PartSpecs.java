package dev.basin.gateway.run;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ModelSource;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.experiment.PlannedPhase.RollingBack;
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

    static AnalysisSpec of(RollingBack rollingBack, Run target) {
        return rollingBack.draft().toBuilder()
                .setTheta0(first(target))
                .setTheta1(last(target))
                .build();
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
