package dev.basin.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceBlockingStub;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.ListAnalysesRequest;
import dev.basin.analysis.v1.Rollback;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobState;
import dev.basin.requests.TinyModels;
import dev.basin.serving.packaged.PackagedHome;
import dev.basin.serving.packaged.PackagedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged service, up to a table of layers rolled back. */
@QuarkusIntegrationTest
@WithTestResource(PackagedHome.class)
class AnalysisIT extends PackagedService {
    @Override
    protected String name() {
        return AnalysisServiceGrpc.SERVICE_NAME;
    }

    @Override
    protected Message listOfNegativeSize() {
        return analyses()
                .listAnalyses(ListAnalysesRequest.newBuilder().setPageSize(-1).build());
    }

    @Test
    void rollsLayersBack() throws Exception {
        List<CheckpointRef> models = TinyModels.writeTo(home(), 1, 2);
        Analysis created = analyses()
                .createAnalysis(CreateAnalysisRequest.newBuilder()
                        .setSpec(rollback(models))
                        .build());
        String name = created.getName();
        analyses()
                .watchAnalysis(WatchAnalysisRequest.newBuilder().setName(name).build())
                .forEachRemaining(_ -> {});
        Analysis analysis = analyses()
                .getAnalysis(GetAnalysisRequest.newBuilder().setName(name).build());

        assertThat(analysis.getStatus().getState()).as(analysis.toString()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(analysis.getResult().getRowsList())
                .map(LayerRow::getGroup)
                .containsExactly("baseline", "low", "middle", "high", "all layers", "whole encoder");
    }

    private static AnalysisSpec rollback(List<CheckpointRef> models) {
        return AnalysisSpec.newBuilder()
                .setTheta0(models.getFirst())
                .setTheta1(models.getLast())
                .setObjective(TinyModels.objective(24, 16))
                .setRollback(Rollback.getDefaultInstance())
                .build();
    }

    private AnalysisServiceBlockingStub analyses() {
        return AnalysisServiceGrpc.newBlockingStub(channel()).withDeadlineAfter(Duration.ofMinutes(2));
    }
}
