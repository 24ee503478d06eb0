package dev.basin.analysis;

import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.EngineThread;
import dev.basin.requests.TemporaryHome;
import dev.basin.requests.TinyModels;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A question, asked as any caller would ask it, about models small enough to answer in seconds. */
@QuarkusTestResource(TemporaryHome.class)
@Timeout(300)
public abstract class QuestionTest {
    @Inject
    protected ArtifactStore store;

    @Inject
    protected EngineThread engine;

    protected AnalysisClient calls;
    protected TinyModels models;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int port;

    @BeforeEach
    void connect() {
        calls = new AnalysisClient(port);
        models = new TinyModels(store, engine);
    }

    @AfterEach
    void disconnect() {
        calls.close();
    }
}
