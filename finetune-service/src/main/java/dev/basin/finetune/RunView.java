package dev.basin.finetune;

import dev.basin.finetune.run.TrainingHistory;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunResult;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.jobs.Job;
import dev.basin.jobs.Jobs;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;

/** Shows a stored job as a run. */
@Singleton
class RunView {
    private final Jobs jobs;

    RunView(Jobs jobs) {
        this.jobs = jobs;
    }

    Run of(Job job) {
        Run.Builder run = Run.newBuilder()
                .setName(job.key().name())
                .setSpec(Payloads.read(job.spec(), RunSpec.parser()))
                .setStatus(JobMessages.status(job));
        for (String step : jobs.stepNames(job.key(), TrainingHistory.CHECKPOINT)) {
            jobs.step(job.key(), step).ifPresent(kept -> run.addCheckpoints(Payloads.read(kept, Checkpoint.parser())));
        }
        job.result().ifPresent(result -> run.setResult(Payloads.read(result, RunResult.parser())));
        return run.build();
    }
}
