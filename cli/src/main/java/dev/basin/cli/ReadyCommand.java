package dev.basin.cli;

import dev.basin.cli.connect.Backoff;
import dev.basin.cli.connect.Server;
import dev.basin.cli.connect.ServerOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthGrpc.HealthBlockingStub;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits until a server's health is SERVING; the launcher starts nothing before. */
@Command(
        name = "ready",
        hidden = true,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Waits until the server is ready to serve.")
final class ReadyCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Give up after so long (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Option(names = "--pid", description = "Give up at once when this process, the server's, has ended.")
    private Long pid;

    @Override
    public Integer call() throws InterruptedException {
        Backoff backoff =
                new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(timeoutSeconds));
        try (Server opened = server.open()) {
            HealthBlockingStub health = HealthGrpc.newBlockingStub(opened.channel());
            while (!serving(health)) {
                if (gone() || !backoff.await()) {
                    return ExitCode.UNREACHABLE;
                }
            }
        }
        return ExitCode.OK;
    }

    private boolean gone() {
        return pid != null
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static boolean serving(HealthBlockingStub health) {
        try {
            return health.withDeadlineAfter(5, TimeUnit.SECONDS)
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }
}
