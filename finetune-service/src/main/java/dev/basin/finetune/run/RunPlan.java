package dev.basin.finetune.run;

import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.engine.data.TrainingOrder;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.jobs.JobContext;
import dev.basin.requests.CheckpointPosition;
import dev.basin.requests.StartingModel;
import dev.basin.requests.TaskData;
import java.nio.file.Path;

/**
 * When things are due in a run, and what its checkpoints carry.
 *
 * @param before training that led to theta0
 * @param tokenizer folder of the tokenizer's files
 */
record RunPlan(
        JobContext context,
        RunSpec spec,
        CheckpointPosition before,
        TaskLabels labels,
        Path tokenizer,
        Marks evaluations,
        Marks checkpoints) {
    static RunPlan of(
            JobContext context,
            RunSpec spec,
            CheckpointPosition before,
            StartingModel model,
            TaskData data,
            long totalSteps) {
        int examples = data.dataset().train().examples().size();
        long perEpoch =
                new TrainingOrder(examples, spec.getTraining().getBatchSize(), spec.getRunSeed()).batchesPerEpoch();
        return new RunPlan(
                context,
                spec,
                before,
                new TaskLabels(data.task().id(), data.task().labels()),
                model.directory().folder(),
                new Marks(perEpoch, totalSteps, spec.getTraining().getEvaluationsPerEpoch()),
                new Marks(perEpoch, totalSteps, spec.getCheckpoints().getPerEpoch()));
    }
}
