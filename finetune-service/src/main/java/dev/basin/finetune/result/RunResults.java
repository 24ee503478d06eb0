package dev.basin.finetune.result;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.Provenance;
import dev.basin.engine.data.Dataset;
import dev.basin.export.ScalarPoint;
import dev.basin.export.TensorBoardWriter;
import dev.basin.finetune.run.TrainingHistory;
import dev.basin.finetune.v1.RunResult;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.jobs.JobContext;
import dev.basin.requests.StartingModel;
import dev.basin.requests.TaskData;
import dev.basin.requests.Versions;
import dev.basin.serving.jobs.JobFiles;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Assembles what a run ends with, and writes its curves. */
@Singleton
public class RunResults {
    private final Versions versions;

    RunResults(Versions versions) {
        this.versions = versions;
    }

    /** The result of a run that took its last step. */
    public RunResult assemble(
            JobContext context, RunSpec spec, StartingModel model, TaskData data, TrainingHistory history)
            throws IOException {
        Map<Long, Evaluation> byStep = history.evaluations();
        List<Evaluation> evaluations = List.copyOf(byStep.values());
        Evaluation last = evaluations.getLast();
        return RunResult.newBuilder()
                .putAllDevMetrics(last.getDevMetricsMap())
                .setDevExamples(last.getDevExamples())
                .setDevLoss(last.getDevLoss())
                .setFirstTrainLoss(evaluations.getFirst().getTrainLoss())
                .setLastTrainLoss(last.getTrainLoss())
                .setSteps(history.steps())
                .setLearning(LearningJudge.judge(
                        evaluations.stream().map(Evaluation::getTrainLoss).toList()))
                .addArtifacts(writeTable(context, history.curve()))
                .addArtifacts(writeEvents(context, TrainingCurves.of(history.curve(), byStep)))
                .setProvenance(provenance(spec, model, data))
                .addAllRemarks(model.remarks())
                .addAllRemarks(data.remarks())
                .build();
    }

    private static Artifact writeTable(JobContext context, String csv) {
        return JobFiles.put(
                context, "training.csv", "training curve", "text/csv", file -> Files.writeString(file, csv));
    }

    private static Artifact writeEvents(JobContext context, List<ScalarPoint> points) {
        String title = "training curves for TensorBoard";
        return JobFiles.put(context, "training.tfevents", title, "application/octet-stream", file -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                TensorBoardWriter.write(points, out);
            }
        });
    }

    private Provenance provenance(RunSpec spec, StartingModel model, TaskData data) {
        Dataset dataset = data.dataset();
        Provenance.Builder provenance = versions.provenance()
                .setRequestSha256(Payloads.of(spec).sha256())
                .putInputSha256("data/train", dataset.train().sha256())
                .putInputSha256("data/dev", dataset.mainDev().sha256())
                .putSeeds("theta0_seed", spec.getTheta0Seed())
                .putSeeds("run_seed", spec.getRunSeed())
                .putSeeds("subset_seed", spec.getTask().getSubsetSeed());
        if (model.weights() != StartingModel.Weights.SCRATCH) {
            provenance.putInputSha256("model", model.directory().contentHash());
        }
        return provenance.build();
    }
}
