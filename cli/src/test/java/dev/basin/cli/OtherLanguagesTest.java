package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients for other languages go on after a broken connection just as the command does. */
class OtherLanguagesTest {
    private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();
    private static final int LONGEST_SECONDS = 60;

    private ScriptedGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new ScriptedGateway(20);
        gateway.breakAfter(3, Status.UNAVAILABLE).endEarlyAfter(5);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void pythonMissesNothing() throws Exception {
        String python = List.of("/usr/bin/python3", "python3").stream()
                .filter(command -> succeeds(command, "-c", "import grpc, google.protobuf"))
                .findFirst()
                .orElse(null);
        assumeTrue(python != null, "Python with grpcio was not found (Debian: apt-get install python3-grpcio)");
        assumeTrue(
                succeeds("which", "grpc_python_plugin") || succeeds(python, "-c", "import grpc_tools.protoc"),
                "protoc for Python was not found (Debian: apt-get install protobuf-compiler libprotobuf-dev"
                        + " protobuf-compiler-grpc)");

        assertMissesNothing(run(python, CLIENTS.resolve("python/follow.py").toString(), address()));
    }

    @Test
    void nodeMissesNothing() throws Exception {
        assumeTrue(succeeds("node", "--version"), "Node was not found");
        assumeTrue(
                Files.isDirectory(CLIENTS.resolve("node/node_modules/@grpc/grpc-js")),
                "Node's grpc was not found (npm install in clients/node)");

        assertMissesNothing(run("node", CLIENTS.resolve("node/follow.js").toString(), address()));
    }

    private void assertMissesNothing(String output) {
        assertThat(output.lines().filter(line -> line.contains("event ")).map(line -> line.replaceAll(".*event ", "")))
                .containsExactlyElementsOf(ScriptedGateway.sequences(1, 20).stream()
                        .map(String::valueOf)
                        .toList());
        assertThat(gateway.subscriptions()).containsExactly(0L, 3L, 8L);
        assertThat(output).contains("ended JOB_STATE_SUCCEEDED", "beta -1.00 0.125 0.250", "beta +1.00 0.500");
    }

    private String address() {
        return "127.0.0.1:" + gateway.port();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
