package dev.basin.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.JobState;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CoordinateList;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.ListLandscapesRequest;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import dev.basin.requests.TinyModels;
import dev.basin.serving.packaged.PackagedHome;
import dev.basin.serving.packaged.PackagedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged service, up to a line of three points. */
@QuarkusIntegrationTest
@WithTestResource(PackagedHome.class)
class LandscapeIT extends PackagedService {
    @Override
    protected String name() {
        return LandscapeServiceGrpc.SERVICE_NAME;
    }

    @Override
    protected Message listOfNegativeSize() {
        return landscapes()
                .listLandscapes(
                        ListLandscapesRequest.newBuilder().setPageSize(-1).build());
    }

    @Test
    void evaluatesALine() throws Exception {
        List<CheckpointRef> models = TinyModels.writeTo(home(), 1, 2);
        Landscape created = landscapes()
                .createLandscape(CreateLandscapeRequest.newBuilder()
                        .setSpec(line(models))
                        .build());
        String name = created.getName();
        landscapes()
                .watchLandscape(WatchLandscapeRequest.newBuilder().setName(name).build())
                .forEachRemaining(_ -> {});
        Landscape landscape = landscapes()
                .getLandscape(GetLandscapeRequest.newBuilder().setName(name).build());

        assertThat(landscape.getStatus().getState()).as(landscape.toString()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(landscapes()
                        .getSurface(GetSurfaceRequest.newBuilder().setName(name).build())
                        .getTrainLossList())
                .hasSize(3)
                .doesNotContain(Double.NaN);
    }

    private static LandscapeSpec line(List<CheckpointRef> models) {
        return LandscapeSpec.newBuilder()
                .setTheta0(models.getFirst())
                .setTheta1(models.getLast())
                .setAlpha(Axis.newBuilder()
                        .setOptimization(OptimizationDirection.getDefaultInstance())
                        .setList(CoordinateList.newBuilder().addAllValues(List.of(0.0, 0.5, 1.0))))
                .setObjective(TinyModels.objective(24, 16))
                .build();
    }

    private LandscapeServiceBlockingStub landscapes() {
        return LandscapeServiceGrpc.newBlockingStub(channel()).withDeadlineAfter(Duration.ofMinutes(2));
    }
}
