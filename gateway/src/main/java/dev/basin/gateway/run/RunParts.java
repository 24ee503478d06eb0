package dev.basin.gateway.run;

import com.google.protobuf.Empty;
import com.google.protobuf.Parser;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobStatus;
import dev.basin.finetune.v1.CancelRunRequest;
import dev.basin.finetune.v1.CreateRunRequest;
import dev.basin.finetune.v1.DeleteRunRequest;
import dev.basin.finetune.v1.FinetuneServiceGrpc.FinetuneServiceBlockingStub;
import dev.basin.finetune.v1.GetRunRequest;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.WatchRunRequest;
import java.time.Duration;
import java.util.Iterator;

/** Training runs of the finetune service. */
public record RunParts(FinetuneServiceBlockingStub stub, Duration deadline) implements PartService<RunSpec, Run> {
    @Override
    public Run create(RunSpec spec, String requestId) {
        return prompt().createRun(CreateRunRequest.newBuilder()
                .setSpec(spec)
                .setRequestId(requestId)
                .build());
    }

    @Override
    public RunSpec validate(RunSpec spec) {
        return prompt().createRun(CreateRunRequest.newBuilder()
                        .setSpec(spec)
                        .setValidateOnly(true)
                        .build())
                .getSpec();
    }

    @Override
    public Run get(String name) {
        return prompt().getRun(GetRunRequest.newBuilder().setName(name).build());
    }

    @Override
    public void cancel(String name) {
        Run unused =
                prompt().cancelRun(CancelRunRequest.newBuilder().setName(name).build());
    }

    @Override
    public void delete(String name) {
        Empty unused =
                prompt().deleteRun(DeleteRunRequest.newBuilder().setName(name).build());
    }

    @Override
    public Iterator<JobEvent> watch(String name, long afterSequence) {
        return stub.watchRun(WatchRunRequest.newBuilder()
                .setName(name)
                .setAfterSequence(afterSequence)
                .build());
    }

    @Override
    public String name(Run run) {
        return run.getName();
    }

    @Override
    public JobStatus status(Run run) {
        return run.getStatus();
    }

    @Override
    public Parser<Run> parser() {
        return Run.parser();
    }

    private FinetuneServiceBlockingStub prompt() {
        return stub.withDeadlineAfter(deadline);
    }
}
