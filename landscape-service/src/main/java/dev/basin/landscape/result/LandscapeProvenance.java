package dev.basin.landscape.result;

import dev.basin.common.v1.Provenance;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Objectives;
import dev.basin.requests.Versions;
import jakarta.inject.Singleton;

/** Where a landscape comes from. */
@Singleton
class LandscapeProvenance {
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final Versions versions;

    LandscapeProvenance(Checkpoints checkpoints, Objectives objectives, Versions versions) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.versions = versions;
    }

    Provenance of(Settled settled, String requestSha256) {
        LandscapeSpec spec = settled.spec();
        Provenance.Builder provenance = versions.provenance()
                .setRequestSha256(requestSha256)
                .putInputSha256("theta0", checkpoints.sha256("spec.theta0", spec.getTheta0()))
                .putInputSha256("theta1", checkpoints.sha256("spec.theta1", spec.getTheta1()));
        AxisRole.in(spec).forEach(role -> describe(role, settled, provenance));
        if (spec.hasCurvature()) {
            provenance.putSeeds("curvature_seed", spec.getCurvature().getSeed());
        }
        objectives.describe("spec.objective", spec.getObjective(), spec.getTheta1(), provenance);
        return provenance.build();
    }

    private void describe(AxisRole role, Settled settled, Provenance.Builder provenance) {
        Axis axis = role.of(settled.spec());
        if (axis.hasSecondTask()) {
            String field = role.field() + ".second_task.theta2";
            provenance.putInputSha256(
                    role.key() + "/theta2",
                    checkpoints.sha256(field, axis.getSecondTask().getTheta2()));
        }
        if (axis.hasRandom()) {
            provenance.putSeeds(role.key() + "/seed", axis.getRandom().getSeed());
        }
        settled.direction(role)
                .ifPresent(direction -> provenance.putInputSha256(role.key() + "/direction", direction.getSha256()));
    }
}
