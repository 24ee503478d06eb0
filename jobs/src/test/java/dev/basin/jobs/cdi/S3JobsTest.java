package dev.basin.jobs.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.s3.S3Server;
import dev.basin.jobs.artifacts.s3.S3Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The same application, told at run time to keep its artifacts in a bucket. */
@QuarkusTest
@TestProfile(S3JobsTest.InBucket.class)
@QuarkusTestResource(value = S3JobsTest.Server.class, restrictToAnnotatedClass = true)
class S3JobsTest {

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "basin.store.s3.local-folder")
    Path localFolder;

    @Test
    void artifactsLiveInTheBucket() throws IOException {
        ArtifactKey key = new ArtifactKey("runs/a/figures/loss.csv");
        Artifact put = store.put(key, "step,loss".getBytes(StandardCharsets.UTF_8));
        assertThat(store.verify(key)).isEqualTo(put);
        assertThat(store.localPath(key)).startsWith(localFolder).hasContent("step,loss");
    }

    /** Runtime settings only, as an environment gives them. */
    public static class InBucket implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("basin.store.kind", "s3", "basin.store.s3.prefix", "basin/tests");
        }
    }

    /** A server of its own. */
    public static class Server implements QuarkusTestResourceLifecycleManager {

        private S3Server server;

        @Override
        public Map<String, String> start() {
            try {
                server = new S3Server();
            } catch (Exception e) {
                throw new IllegalStateException("the S3 server for the test did not start", e);
            }
            S3Settings settings = server.settings("");
            return Map.of(
                    "basin.store.s3.bucket", settings.bucket(),
                    "basin.store.s3.endpoint", settings.endpoint().orElseThrow().toString(),
                    "basin.store.s3.access-key",
                            settings.credentials().orElseThrow().accessKey(),
                    "basin.store.s3.secret-key",
                            settings.credentials().orElseThrow().secretKey());
        }

        @Override
        public void stop() {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException("the S3 server of the test did not stop", e);
            }
        }
    }
}
