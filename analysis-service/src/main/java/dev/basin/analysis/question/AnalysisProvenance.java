package dev.basin.analysis.question;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.Provenance;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.Objectives;
import dev.basin.requests.Versions;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Where an analysis comes from. */
@Singleton
public class AnalysisProvenance {
    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final Versions versions;

    AnalysisProvenance(Checkpoints checkpoints, Objectives objectives, Versions versions) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.versions = versions;
    }

    public Provenance of(AnalysisSpec spec) {
        Provenance.Builder provenance = versions.provenance()
                .setRequestSha256(Payloads.of(spec).sha256())
                .putInputSha256("theta0", checkpoints.sha256("spec.theta0", spec.getTheta0()))
                .putInputSha256("theta1", checkpoints.sha256("spec.theta1", spec.getTheta1()));
        objectives.describe("spec.objective", spec.getObjective(), spec.getTheta1(), provenance);
        return provenance.build();
    }
}
