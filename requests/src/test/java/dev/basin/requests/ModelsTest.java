package dev.basin.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.basin.common.v1.ModelSource;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.requests.fetch.FetchedFolders;
import dev.basin.requests.fetch.Settings;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.paths.PathRoots;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    private static final EngineThread NOT_USED = null;

    @TempDir
    Path root;

    @Test
    void pointsToTheHubWhereAFolderIsNotThere() throws IOException {
        assertThat(refused(root.resolve("bert-base-uncased").toString()))
                .hasMessageContaining("bert-base-uncased' does not exist")
                .hasMessageContaining(
                        "in the field hub (on the command line hub:bert-base-uncased, or hub:OWNER/bert-base-uncased)");
    }

    @Test
    void pointsToNoHubWhereAnUploadIsNotThere() throws IOException {
        assertThat(refused("upload:7f3a")).hasMessageContaining("there is no 'upload:7f3a'");
    }

    private Refusal refused(String path) throws IOException {
        ArtifactStore store = new FolderArtifactStore(root.resolve("store"));
        FetchedFolders none = new FetchedFolders(new Settings(root, URI.create("http://localhost/")).disabled());
        Models models = new Models(
                new Checkpoints(store, NOT_USED), new RequestPaths(new PathRoots(List.of(root)), store), none, root);
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> models.find(
                        "spec.model", ModelSource.newBuilder().setPath(path).build()));
        assertThat(refusal.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.getField()).isEqualTo("spec.model.path"));
        return refusal;
    }
}
