package dev.basin.gateway.health;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells which services can be reached. It is up either way: the gateway starts alone, shows what is stored, and experiments wait for
 * a service that is away.
 */
@Readiness
public class ServicesHealth implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Channel finetune;
    private final Channel landscape;
    private final Channel analysis;

    ServicesHealth(
            @GrpcClient("basin-finetune") Channel finetune,
            @GrpcClient("basin-landscape") Channel landscape,
            @GrpcClient("basin-analysis") Channel analysis) {
        this.finetune = finetune;
        this.landscape = landscape;
        this.analysis = analysis;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("services").up();
        return response.withData("finetune", state(finetune))
                .withData("landscape", state(landscape))
                .withData("analysis", state(analysis))
                .build();
    }

    private static String state(Channel channel) {
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus()
                    .name();
        } catch (StatusRuntimeException e) {
            return "UNREACHABLE";
        }
    }
}
