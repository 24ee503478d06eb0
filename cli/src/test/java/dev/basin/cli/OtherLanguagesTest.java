package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients for other languages go on after a broken connection just as the command does. */
class OtherLanguagesTest {
    private static final Path CLIENTS = Path.of("../clients").toAbsolutePath().normalize();
    private static final int LONGEST_SECONDS = 60;

    /** Where the Python package is installed. */
    @TempDir
    private Path packages;

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
        String python = installedPython();

        assertMissesNothing(run(python + " " + CLIENTS.resolve("python/follow.py") + " " + address()));
    }

    @Test
    void pythonGivesArraysFiguresAndErrors() throws Exception {
        String python = installedPython();
        assumeTrue(
                succeeds(python + " -c 'import matplotlib'"),
                "matplotlib was not found (Debian: apt-get install python3-matplotlib)");

        assertThat(run(python + " -m unittest discover --start-directory " + CLIENTS.resolve("python/tests")))
                .contains("Ran 13 tests")
                .doesNotContain("skipped");
    }

    @Test
    void pythonIsTyped() throws Exception {
        String python = installedPython();
        assumeTrue(succeeds(python + " -m mypy --version"), "mypy was not found (Debian: apt-get install mypy)");
        String mypy = "MYPYPATH=%s %s -m mypy --no-incremental --config-file %s"
                .formatted(packages, python, CLIENTS.resolve("python/pyproject.toml"));

        run(mypy + " -p basin");
        Path wrong = Files.writeString(
                packages.resolve("wrong.py"),
                "from basin import Basin\nBasin().surface('experiments/x', 'surface/scratch').train_los\n");
        assertThat(succeeds(mypy + " " + wrong)).isFalse();
    }

    @Test
    void nodeMissesNothing() throws Exception {
        assumeTrue(succeeds("node --version"), "Node was not found");
        assumeTrue(
                Files.isDirectory(CLIENTS.resolve("node/node_modules/@grpc/grpc-js")),
                "Node's grpc was not found (npm install in clients/node)");

        assertMissesNothing(run("node " + CLIENTS.resolve("node/follow.js") + " " + address()));
    }

    @Test
    void goMissesNothing() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("/usr/share/gocode/src/google.golang.org/grpc"))
                        && succeeds("which go protoc protoc-gen-go protoc-gen-go-grpc"),
                "Debian's Go with gRPC was not found (apt-get install golang-go golang-google-grpc-dev"
                        + " golang-github-golang-protobuf-1-5-dev protoc-gen-go-1-5 protoc-gen-go-grpc)");

        assertMissesNothing(run(CLIENTS.resolve("go/follow.sh") + " " + address()));
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

    /** A Python that finds the package, freshly built and installed. */
    private String installedPython() throws Exception {
        String python = Stream.of("/usr/bin/python3", "python3")
                .filter(command -> succeeds(command + " -c 'import setuptools, pip, grpc, google.protobuf, numpy'"))
                .findFirst()
                .orElse(null);
        assumeTrue(
                python != null,
                "Python with grpcio was not found"
                        + " (Debian: apt-get install python3-grpcio python3-numpy python3-pip python3-setuptools)");
        assumeTrue(
                succeeds("which protoc grpc_python_plugin") || succeeds(python + " -c 'import grpc_tools.protoc'"),
                "protoc for Python was not found (Debian: apt-get install protobuf-compiler libprotobuf-dev"
                        + " protobuf-compiler-grpc)");
        run("%s -m pip install --quiet --no-index --no-deps --no-build-isolation --target %s %s"
                .formatted(python, packages, CLIENTS.resolve("python")));
        return "PYTHONPATH=" + packages + " " + python;
    }

    private static String run(String line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean succeeds(String line) {
        try {
            Process process = new ProcessBuilder("bash", "-c", line)
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
