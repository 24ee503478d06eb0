package dev.basin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.serving.packaged.PackagedHome;
import dev.basin.serving.packaged.PackagedService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged service without the three that compute, and its page. */
@QuarkusIntegrationTest
@WithTestResource(PackagedHome.class)
class GatewayIT extends PackagedService {
    @TestHTTPResource
    URI page;

    @Override
    protected String name() {
        return ExperimentServiceGrpc.SERVICE_NAME;
    }

    @Override
    protected Message listOfNegativeSize() {
        return experiments()
                .listExperiments(
                        ListExperimentsRequest.newBuilder().setPageSize(-1).build());
    }

    /** Resources that are read by name, and JSON that is made by reflection. */
    @ParameterizedTest
    @CsvSource({
        "/, <title>Basin",
        "/vendor/d3/d3.min.js, d3",
        "/docs/reading-figures.md, #",
        "/api/experiments, {}",
        "/api/openapi.json, openapi"
    })
    void servesThePageAndWhatLiesBehindIt(String path, String content) throws Exception {
        try (InputStream in = page.resolve(path).toURL().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains(content);
        }
    }

    private ExperimentServiceBlockingStub experiments() {
        return ExperimentServiceGrpc.newBlockingStub(channel()).withDeadlineAfter(Duration.ofMinutes(1));
    }
}
