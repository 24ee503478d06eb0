package dev.basin.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.finetune.v1.CreateRunRequest;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.finetune.v1.FinetuneServiceGrpc.FinetuneServiceBlockingStub;
import dev.basin.finetune.v1.GetRunRequest;
import dev.basin.finetune.v1.ListRunsRequest;
import dev.basin.finetune.v1.Run;
import dev.basin.finetune.v1.RunSpec;
import dev.basin.finetune.v1.TrainingSettings;
import dev.basin.finetune.v1.WatchRunRequest;
import dev.basin.serving.packaged.PackagedHome;
import dev.basin.serving.packaged.PackagedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The packaged service, up to a run of eight steps. */
@QuarkusIntegrationTest
@WithTestResource(PackagedHome.class)
class FinetuneIT extends PackagedService {
    private static final Path TINY_MODEL = Path.of("../engine/src/test/resources/parity/tiny-bert")
            .toAbsolutePath()
            .normalize();

    @Override
    protected String name() {
        return FinetuneServiceGrpc.SERVICE_NAME;
    }

    @Override
    protected Message listOfNegativeSize() {
        return runs().listRuns(ListRunsRequest.newBuilder().setPageSize(-1).build());
    }

    @Test
    void trains() {
        Run created =
                runs().createRun(CreateRunRequest.newBuilder().setSpec(spec()).build());
        runs().watchRun(WatchRunRequest.newBuilder().setName(created.getName()).build())
                .forEachRemaining(_ -> {});
        Run run = runs().getRun(
                        GetRunRequest.newBuilder().setName(created.getName()).build());

        assertThat(run.getStatus().getState()).as(run.toString()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(run.getCheckpointsList()).hasSizeGreaterThan(1);
    }

    private static RunSpec spec() {
        BuiltInSource reviews = BuiltInSource.newBuilder()
                .setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)
                .setTrainExamples(64)
                .setDevExamples(32)
                .build();
        return RunSpec.newBuilder()
                .setModel(ModelSource.newBuilder().setPath(TINY_MODEL.toString()))
                .setTask(TaskSource.newBuilder().setBuiltIn(reviews).setMaxLength(32))
                .setTraining(TrainingSettings.newBuilder()
                        .setEpochs(2)
                        .setBatchSize(16)
                        .setLearningRate(1e-3))
                .build();
    }

    private FinetuneServiceBlockingStub runs() {
        return FinetuneServiceGrpc.newBlockingStub(channel()).withDeadlineAfter(Duration.ofMinutes(2));
    }
}
