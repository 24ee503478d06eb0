package dev.basin.jobs.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import dev.basin.jobs.artifacts.s3.S3Settings.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when a bucket cannot be used, and what mends it. */
class S3TroubleTest {

    private static final ArtifactKey KEY = new ArtifactKey("runs/a/b");

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void serve() throws Exception {
        server = new S3Server();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aBucketThatDoesNotExistIsNamedAtOnce() {
        Credentials keys = server.settings("").credentials().orElseThrow();
        assertTrouble(S3Server.settings(server.port(), "nowhere", "", keys), "'nowhere'", "basin.store.s3.bucket");
    }

    @Test
    void keysThatAreNotAcceptedAreNamedWithoutTheSecret() {
        Credentials guessed = new Credentials("basin", "guessed");
        assertTrouble(
                S3Server.settings(server.port(), S3Server.BUCKET, "", guessed),
                "basin.store.s3.access-key",
                "basin.store.s3.secret-key");
        assertThat(guessed.toString()).doesNotContain("guessed");
    }

    @Test
    void aServerThatIsDownIsSaidSoAndFoundAgainWhenItIsBack() throws Exception {
        try (S3ArtifactStore store = open(server.settings("basin"))) {
            store.put(KEY, new byte[] {1});
            server.stop();
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> store.stat(KEY))
                    .withMessageContaining("bucket 'artifacts' at http://127.0.0.1")
                    .withMessageContaining("basin.store.s3.endpoint");
            server.start();
            assertThat(store.verify(KEY)).isEqualTo(store.put(KEY, new byte[] {1}));
        }
    }

    @Test
    void readingGoesOnOverNewConnectionsAfterARestartOfTheServer() throws Exception {
        try (S3ArtifactStore store = open(server.settings("basin"))) {
            for (int i = 0; i < 100; i++) {
                store.put(new ArtifactKey("runs/a/" + i), new byte[] {1});
            }
            ArtifactKey folder = new ArtifactKey("runs/a");
            assertThat(store.list(folder)).as("asked for over many connections").hasSize(100);
            server.stop();
            server.start();
            assertThat(store.list(folder)).hasSize(100);
        }
    }

    private void assertTrouble(S3Settings settings, String... mentions) {
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> open(settings))
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains(mentions));
    }

    private S3ArtifactStore open(S3Settings settings) throws IOException {
        return S3ArtifactStore.open(settings, new LocalRoom(folder, new CopyLimit(1, Duration.ZERO)));
    }
}
