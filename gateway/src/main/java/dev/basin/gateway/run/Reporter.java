package dev.basin.gateway.run;

import com.google.protobuf.util.Timestamps;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.claims.Claims;
import dev.basin.gateway.claims.Findings;
import dev.basin.gateway.claims.Repeated;
import dev.basin.gateway.experiment.PlannedPhase;
import dev.basin.gateway.experiment.PlannedPhase.Asking;
import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.experiment.PlannedPhase.FurtherTraining;
import dev.basin.gateway.experiment.PlannedPhase.Reporting;
import dev.basin.gateway.experiment.Repetition;
import dev.basin.gateway.figures.ExperimentFigures.Figure;
import dev.basin.gateway.report.ReportWriter;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import dev.basin.gateway.wire.ProtoJson;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.ArtifactWriter;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

/** Judges the claims and writes the files of the experiment itself. */
@Singleton
class Reporter {
    private final PartServices services;
    private final ExperimentView view;
    private final ReportWriter writer = new ReportWriter();

    Reporter(PartServices services, ExperimentView view) {
        this.services = services;
        this.view = view;
    }

    /** What the experiment ends with. The report shows it as it will stand when this is stored. */
    ExperimentResult report(JobContext experiment, List<PlannedPhase> plan, EndedParts parts) {
        ExperimentResult.Builder result = ExperimentResult.newBuilder();
        plan.forEach(phase -> add(result, phase, parts));
        List<Repetition> repetitions = Repetition.of(Payloads.read(experiment.spec(), ExperimentSpec.parser()));
        result.addAllClaims(Claims.judge(
                findings(Start.START_PRETRAINED, repetitions, parts),
                findings(Start.START_SCRATCH, repetitions, parts)));
        DrawnParts drawn = DrawnParts.read(plan, parts, services);
        JobContext phase = experiment.inPhase("report");
        for (Figure figure : drawn.figures(repetitions.getFirst())) {
            result.addArtifacts(put(
                    phase,
                    "figures/" + figure.file(),
                    figure.title(),
                    "image/svg+xml",
                    file -> Files.writeString(file, figure.svg())));
        }
        Experiment finished = finished(experiment, result.build());
        String json = ProtoJson.write(finished);
        result.addArtifacts(put(phase, "report.html", "report", "text/html", file -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                writer.write(json, drawn.json(), out);
            }
        }));
        result.addArtifacts(put(
                phase,
                "claims.csv",
                "claims with their evidence",
                "text/csv",
                file -> Files.writeString(
                        file, ClaimsCsv.of(finished.getResult().getClaimsList()))));
        result.addArtifacts(put(
                phase,
                "experiment.json",
                "request and results",
                "application/json",
                file -> Files.writeString(file, json)));
        return result.build();
    }

    private static void add(ExperimentResult.Builder result, PlannedPhase phase, EndedParts parts) {
        switch (phase) {
            case FineTuning training -> result.addRuns(parts.run(training.name()));
            case FurtherTraining training -> result.addRuns(parts.run(training.name()));
            case Drawing drawing -> result.addLandscapes(parts.landscape(drawing.name()));
            case Asking asking -> result.addAnalyses(parts.analysis(asking.name()));
            case Reporting reporting -> {}
        }
    }

    private static Repeated findings(Start start, List<Repetition> repetitions, EndedParts parts) {
        return new Repeated(repetitions.stream()
                .map(repetition -> findings(start, repetition, parts))
                .toList());
    }

    private static Findings findings(Start start, Repetition repetition, EndedParts parts) {
        return new Findings(
                parts.run(repetition.name("finetune", start, "target")),
                parts.landscape(repetition.name("curve", start)),
                parts.landscape(repetition.name("surface", start)),
                parts.analysis(repetition.name("rollback", start)),
                parts.findRun(repetition.name("finetune", start, "further")),
                parts.findLandscape(repetition.name("surface", start, "further")),
                parts.findLandscape(repetition.name("surface", start, "random")),
                parts.findAnalysis(repetition.name("layer_surfaces", start)));
    }

    private Experiment finished(JobContext experiment, ExperimentResult result) {
        Experiment.Builder finished = view.of(experiment.key()).toBuilder().setResult(result);
        finished.getStatusBuilder()
                .setState(JobState.JOB_STATE_SUCCEEDED)
                .setEndTime(Timestamps.fromMillis(Instant.now().toEpochMilli()));
        return finished.build();
    }

    private static Artifact put(JobContext phase, String path, String title, String mediaType, ArtifactWriter writer) {
        return JobMessages.artifact(phase.putArtifact(path, title, mediaType, writer), title, mediaType);
    }
}
