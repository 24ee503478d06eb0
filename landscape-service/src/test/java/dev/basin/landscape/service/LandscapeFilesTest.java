package dev.basin.landscape.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.JobState;
import dev.basin.export.NumberArray;
import dev.basin.export.PythonReaders;
import dev.basin.export.PythonReaders.Found;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.MetricValues;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import io.jhdf.HdfFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A small landscape from request to files, and each file opened again; one column lies so far out that nothing there is finite. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
class LandscapeFilesTest {
    private static final double[] ALPHA = {-0.5, 0, 1, 1e30};
    private static final double[] BETA = {0, 0.5};

    @Inject
    EngineThread engine;

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    private LandscapeClient client;
    private TinyModels models;

    @BeforeEach
    void connect() {
        models = new TinyModels(store, engine);
        client = new LandscapeClient(port);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void aPlaneWithItsPathInEveryFormat() throws Exception {
        Landscape landscape = client.ended(plane());
        assertThat(landscape.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        assertThat(paths(landscape))
                .containsExactly(
                        "surface.csv",
                        "surface.json",
                        "surface.vts",
                        "trajectory.csv",
                        "trajectory.vtp",
                        "landscape.npz",
                        "landscape.h5",
                        "landscape.json",
                        "attempts.csv");
        Surface surface = client.surface(landscape.getName());
        assertThat(landscape.getResult().getNonFinitePoints()).isEqualTo(2);
        assertThat(surface.getDevMetricsMap()).containsOnlyKeys("accuracy", "accuracy_standard_error");

        assertTables(landscape, surface);
        assertNumpy(landscape, surface);
        assertHdf5(landscape, surface);
        assertVtk(landscape, surface);
    }

    private void assertTables(Landscape landscape, Surface surface) throws Exception {
        List<String> lines = Files.readAllLines(file(landscape, "surface.csv"));
        assertThat(lines).hasSize(1 + 8);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "alpha,beta,train_loss,train_loss_standard_error,dev_loss,dev_error,train_error,train_accuracy,"
                                + "dev_accuracy,dev_accuracy_standard_error");
        assertThat(lines.get(2)).startsWith("0.0,0.0," + surface.getTrainLoss(1) + ",");
        assertThat(lines.get(4)).startsWith("1.0E30,0.0,NaN,NaN,NaN,");
        assertThat(lines.get(5)).startsWith("-0.5,0.5," + surface.getTrainLoss(4) + ",");

        assertThat(Files.readAllLines(file(landscape, "trajectory.csv"))).hasSize(1 + 2);
        assertThat(Files.readAllLines(file(landscape, "attempts.csv")))
                .first()
                .isEqualTo("tile,attempt,worker,begin,end,outcome,message");
        assertThat(Files.readAllLines(file(landscape, "attempts.csv")))
                .hasSizeGreaterThan(1)
                .filteredOn(line -> !line.startsWith("tile,"))
                .allMatch(line -> line.endsWith(",FINISHED,"));
        Surface.Builder json = Surface.newBuilder();
        JsonFormat.parser().merge(Files.readString(file(landscape, "surface.json")), json);
        assertThat(json.build()).isEqualTo(surface);
    }

    private void assertNumpy(Landscape landscape, Surface surface) throws Exception {
        Map<String, Found> npz = PythonReaders.read(file(landscape, "landscape.npz"), "numpy", "python3-numpy");
        npz.get("alpha").assertIs(NumberArray.vector("alpha", ALPHA));
        npz.get("beta").assertIs(NumberArray.vector("beta", BETA));
        npz.get("train_loss").assertIs(matrix(surface.getTrainLossList()));
        npz.get("train_error").assertIs(matrix(surface.getTrainErrorList()));
        npz.get("dev_accuracy").assertIs(matrix(accuracy(surface)));
        npz.get("trajectory_step").assertIs(NumberArray.vector("step", 0, 8));
        npz.get("trajectory_plane_alpha").assertIs(NumberArray.vector("alpha", planeAlpha(landscape)));
        assertProvenance(landscape, npz.get("provenance").text());
    }

    /** Through jHDF, so that it holds where there is no Python; h5py reads the same bits. */
    private void assertHdf5(Landscape landscape, Surface surface) throws Exception {
        Path file = file(landscape, "landscape.h5");
        try (HdfFile hdf5 = new HdfFile(file)) {
            assertThat(hdf5.getDatasetByPath("xcoordinates").getData()).isEqualTo(ALPHA);
            assertThat(hdf5.getDatasetByPath("ycoordinates").getData()).isEqualTo(BETA);
            double[][] loss = (double[][]) hdf5.getDatasetByPath("train_loss").getData();
            assertThat(Stream.of(loss).flatMap(row -> Stream.of(row[0], row[1], row[2], row[3])))
                    .containsExactlyElementsOf(surface.getTrainLossList());
            double[][] right = (double[][]) hdf5.getDatasetByPath("test_acc").getData();
            assertThat(right[1][2]).isEqualTo(100 * accuracy(surface).get(6));
            assertProvenance(
                    landscape, (String) hdf5.getDatasetByPath("provenance").getData());
        }
        Map<String, Found> h5py = PythonReaders.read(file, "h5py", "python3-h5py");
        h5py.get("train_loss").assertIs(matrix(surface.getTrainLossList()));
        h5py.get("proj_xcoord").assertIs(NumberArray.vector("proj_xcoord", planeAlpha(landscape)));
        assertThat(h5py.get("train_acc").shape()).isEqualTo("2,4");
    }

    private void assertVtk(Landscape landscape, Surface surface) throws Exception {
        Map<String, Found> vts = PythonReaders.read(file(landscape, "surface.vts"), "vtk", "python3-vtk9");
        vts.get("dimensions").assertIs(NumberArray.vector("dimensions", 4, 2, 1));
        vts.get("train_loss").assertIs(NumberArray.vector("train_loss", surface.getTrainLossList()));
        vts.get("dev_accuracy").assertIs(NumberArray.vector("dev_accuracy", accuracy(surface)));
        vts.get("visible_cells").assertIs(NumberArray.vector("visible_cells", 1, 1, 0));
        assertProvenance(landscape, vts.get("provenance").text());

        Map<String, Found> vtp = PythonReaders.read(file(landscape, "trajectory.vtp"), "vtk", "python3-vtk9");
        vtp.get("line").assertIs(NumberArray.vector("line", 0, 1));
        vtp.get("train_loss")
                .assertIs(NumberArray.vector(
                        "train_loss",
                        landscape.getResult().getTrajectoryList().stream()
                                .mapToDouble(state -> state.getWithFinalHead().getTrainLoss())
                                .toArray()));
        assertProvenance(landscape, vtp.get("provenance").text());
    }

    private static void assertProvenance(Landscape landscape, String json) throws Exception {
        Landscape.Builder found = Landscape.newBuilder();
        JsonFormat.parser().merge(json, found);
        assertThat(found.getSpec()).isEqualTo(landscape.getSpec());
        assertThat(found.getSpec().getNumericPath().getThreads()).isPositive();
        assertThat(found.getResult().getGeometry())
                .isEqualTo(landscape.getResult().getGeometry());
        assertThat(found.getResult().getProvenance())
                .isEqualTo(landscape.getResult().getProvenance());
        assertThat(found.getResult().getProvenance().getInputSha256Map())
                .containsOnlyKeys("theta0", "theta1", "beta/theta2", "data/train", "data/dev", "tokenizer");
    }

    @Test
    void aLineIsOneDimensional() throws Exception {
        Landscape landscape =
                client.ended(LandscapeClient.line(models, 0, 0.5, 1).build());
        assertThat(paths(landscape)).doesNotContain("trajectory.csv", "trajectory.vtp");
        List<Double> loss = client.surface(landscape.getName()).getTrainLossList();
        try (HdfFile hdf5 = new HdfFile(file(landscape, "landscape.h5"))) {
            assertThat(hdf5.getChildren()).doesNotContainKeys("ycoordinates", "proj_xcoord");
            assertThat(hdf5.getDatasetByPath("train_loss").getDimensions()).containsExactly(3);
            assertThat(hdf5.getDatasetByPath("train_acc").getDimensions()).containsExactly(3);
        }
        assertThat(Files.readAllLines(file(landscape, "surface.csv"))).hasSize(4);
        PythonReaders.read(file(landscape, "landscape.npz"), "numpy", "python3-numpy")
                .get("train_loss")
                .assertIs(NumberArray.vector("train_loss", loss));
    }

    @Test
    void aSinglePoint() throws Exception {
        LandscapeSpec spec = LandscapeClient.line(models, 1)
                .setBeta(LandscapeClient.secondTask(models, 0.5))
                .build();
        Landscape landscape = client.ended(spec);
        List<Double> loss = client.surface(landscape.getName()).getTrainLossList();
        assertThat(Files.readAllLines(file(landscape, "surface.csv"))).hasSize(2);
        Map<String, Found> vts = PythonReaders.read(file(landscape, "surface.vts"), "vtk", "python3-vtk9");
        vts.get("points").assertIs(NumberArray.matrix("points", 1, 3, 1, 0.5, loss.getFirst()));
    }

    private LandscapeSpec plane() {
        LandscapeSpec.Builder line = LandscapeClient.line(models, ALPHA);
        return line.setBeta(LandscapeClient.secondTask(models, BETA))
                .addTrajectory(line.getTheta0())
                .addTrajectory(line.getTheta1())
                .setDisplayName("δ1 & δ2")
                .build();
    }

    private Path file(Landscape landscape, String path) throws Exception {
        return store.localPath(new ArtifactKey(landscape.getName() + "/" + path));
    }

    private static List<String> paths(Landscape landscape) {
        return landscape.getResult().getArtifactsList().stream()
                .map(Artifact::getKey)
                .map(key -> key.substring(landscape.getName().length() + 1))
                .toList();
    }

    private static NumberArray matrix(List<Double> values) {
        return NumberArray.matrix(
                "matrix", 2, 4, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Double> accuracy(Surface surface) {
        return surface.getDevMetricsOrDefault("accuracy", MetricValues.getDefaultInstance())
                .getValuesList();
    }

    private static double[] planeAlpha(Landscape landscape) {
        return landscape.getResult().getTrajectoryList().stream()
                .mapToDouble(state -> state.getPlaneAlpha())
                .toArray();
    }
}
