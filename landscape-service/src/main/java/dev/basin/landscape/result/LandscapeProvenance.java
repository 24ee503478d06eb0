package dev.basin.landscape.result;

import dev.basin.common.v1.Provenance;
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

    Provenance of(LandscapeSpec spec, String specSha256) {
        Provenance.Builder provenance = versions.provenance()
                .setRequestSha256(specSha256)
                .putInputSha256("theta0", checkpoints.sha256("spec.theta0", spec.getTheta0()))
                .putInputSha256("theta1", checkpoints.sha256("spec.theta1", spec.getTheta1()));
        if (spec.hasBeta()) {
            provenance.putInputSha256(
                    "theta2",
                    checkpoints.sha256(
                            "spec.beta.second_task.theta2",
                            spec.getBeta().getSecondTask().getTheta2()));
        }
        if (spec.hasCurvature()) {
            provenance.putSeeds("curvature_seed", spec.getCurvature().getSeed());
        }
        objectives.describe("spec.objective", spec.getObjective(), spec.getTheta1(), provenance);
        return provenance.build();
    }
}
