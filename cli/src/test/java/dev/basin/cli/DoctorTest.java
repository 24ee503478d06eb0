package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./basin doctor} on this machine, with single things about it made wrong. */
class DoctorTest {
    private static final Path LAUNCHER = Path.of("../basin").toAbsolutePath().normalize();
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWhereTestsRun() throws Exception {
        Diagnosis diagnosis = examine(Map.of());

        assertThat(diagnosis.exitCode()).isZero();
        assertThat(diagnosis.json().get("healthy").booleanValue()).isTrue();
        assertThat(diagnosis.names())
                .containsExactly("platform", "JDK", "libtorch", "CPU", "GPU", "memory", "store", "ports");
        assertThat(diagnosis.check("JDK").get("found").textValue()).matches("(25|2[6-9]|[3-9]\\d) in /.*");
    }

    @Test
    void saysHowToGetAnotherStoreWhereThisOneCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Diagnosis diagnosis = examine(Map.of("BASIN_HOME", file.resolve("home").toString()));

        assertWrong(diagnosis, "store", "--home DIR");
        assertThat(diagnosis.check("store").get("found").textValue()).contains("is no folder");
    }

    @Test
    void refusesALibtorchThatWouldComputeGarbage() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
        Files.writeString(lib.resolve("libtorch.so"), "");
        Files.writeString(folder.resolve("libtorch/build-version"), "2.11.0+cu128\n");
        Map<String, String> named =
                Map.of("PYTORCH_LIBRARY_PATH", lib.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128");

        assertWrong(examine(named), "libtorch", "libtorch 2.7.1");
        Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cu128\n");
        assertThat(examine(named).check("libtorch").get("verdict").textValue()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({"lib/build-version,2.6.0+cu124", "version.py,__version__ = '2.6.0+cu124'"})
    void readsTheVersionWhereverItIsWritten(String file, String content) throws Exception {
        Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
        Files.writeString(lib.resolve("libtorch.so"), "");
        Files.writeString(folder.resolve("libtorch").resolve(file), content + "\n");
        Diagnosis diagnosis = examine(
                Map.of("PYTORCH_LIBRARY_PATH", lib.toString(), "PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cu128"));

        assertWrong(diagnosis, "libtorch", "libtorch 2.7.1");
        assertThat(diagnosis.check("libtorch").get("found").textValue()).startsWith("2.6.0 in ");
    }

    @Test
    void tellsWhatJobsComputeOnWhereThereIsAGpu() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
        Files.writeString(lib.resolve("libtorch_cuda.so"), "");
        Map<String, String> withGpu = new HashMap<>(
                Map.of("PATH", pathWithGpu(), "PYTORCH_LIBRARY_PATH", lib.toString(), "PYTORCH_FLAVOR", "cu128"));

        assertThat(examine(withGpu).check("GPU").get("found").textValue())
                .isEqualTo("NVIDIA \"H100\"; jobs that name no device compute on the first");
        withGpu.put("BASIN_ENGINE_DEVICE", "cpu");
        assertThat(examine(withGpu).check("GPU").get("found").textValue()).endsWith("compute on the CPU");
    }

    @Test
    void objectsToAServerThatIsToUseAGpuAndHasNone() throws Exception {
        Path empty = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\nexit 9\n");
        assertThat(empty.toFile().setExecutable(true)).isTrue();
        String path = folder + File.pathSeparator + System.getenv("PATH");

        assertWrong(examine(Map.of("PATH", path, "BASIN_ENGINE_DEVICE", "cuda")), "GPU", "unset it");
    }

    private String pathWithGpu() throws IOException {
        Path stub = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\necho 'NVIDIA \"H100\"'\n");
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        return folder + File.pathSeparator + System.getenv("PATH");
    }

    @Test
    void tellsOfAGpuThatIsNotUsed() throws Exception {
        Diagnosis diagnosis = examine(Map.of("PATH", pathWithGpu()));

        assertThat(diagnosis.exitCode()).isZero();
        assertThat(diagnosis.check("GPU").get("found").textValue()).startsWith("NVIDIA \"H100\", not used");
        assertThat(diagnosis.check("GPU").get("fix").textValue()).contains("PYTORCH_FLAVOR=cu128");
    }

    @Test
    void namesPortsThatAreTaken() throws Exception {
        try (ServerSocket ignored = new ServerSocket(9003, 1, InetAddress.getLoopbackAddress())) {
            Diagnosis diagnosis = examine(Map.of());

            assertThat(diagnosis.exitCode()).isZero();
            assertThat(diagnosis.check("ports").get("found").textValue()).contains("9003");
            assertThat(diagnosis.check("ports").get("fix").textValue()).contains("--grpc-port N");
        }
    }

    @Test
    void tellsAPersonTheSameInLines() throws Exception {
        Outcome outcome = run(Map.of("BASIN_HOME", "/dev/null/home"), "doctor");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.output().lines())
                .anyMatch(line -> line.matches("ok +JDK +25 in .*"))
                .anyMatch(line -> line.matches("wrong +store +/dev/null/home cannot be written to.*"))
                .anyMatch(line -> line.matches(" +-> set BASIN_HOME .*"));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(run(Map.of(), "doctor", "--jason").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private static void assertWrong(Diagnosis diagnosis, String name, String fix) {
        assertThat(diagnosis.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(diagnosis.json().get("healthy").booleanValue()).isFalse();
        assertThat(diagnosis.check(name).get("verdict").textValue()).isEqualTo("wrong");
        assertThat(diagnosis.check(name).get("fix").textValue()).contains(fix);
    }

    private Diagnosis examine(Map<String, String> environment) throws Exception {
        Outcome outcome = run(environment, "doctor", "--json");
        return new Diagnosis(new ObjectMapper().readTree(outcome.output()), outcome.exitCode());
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Map<String, String> whole = new HashMap<>(Map.of("BASIN_HOME", folder.toString()));
        whole.putAll(environment);
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(whole);
        Process doctor = builder.start();
        doctor.getOutputStream().close();
        String output = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(doctor.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Outcome(output, doctor.exitValue());
    }

    private record Outcome(String output, int exitCode) {}

    private record Diagnosis(JsonNode json, int exitCode) {
        List<String> names() {
            return checks().map(check -> check.get("name").textValue()).toList();
        }

        JsonNode check(String name) {
            return checks().filter(check -> check.get("name").textValue().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private Stream<JsonNode> checks() {
            return StreamSupport.stream(json.get("checks").spliterator(), false);
        }
    }
}
