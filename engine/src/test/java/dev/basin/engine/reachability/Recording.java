package dev.basin.engine.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import dev.basin.reachability.Need;
import dev.basin.reachability.record.AgentJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine reaches by name while tests run, in a JVM that finds libtorch as a native executable does: outside, in a folder, with
 * an empty cache, so that everything else is unpacked from resources.
 */
final class Recording {
    private static final int LONGEST_SECONDS = 300;

    private Recording() {}

    static Set<Need> of(Path folder, List<String> tests) throws Exception {
        Path trace = folder.resolve("needs");
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                AgentJar.option(
                        folder.resolve("agent.jar"), trace, List.of("ai.djl.", "com.sun.jna.", "dev.basin.engine.")),
                "-cp",
                System.getProperty("java.class.path"),
                RecordedTests.class.getName()));
        command.addAll(tests);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PYTORCH_LIBRARY_PATH", libtorch(folder).toString());
        builder.environment().put("PYTORCH_VERSION", Engine.getEngine("PyTorch").getVersion());
        builder.environment().put("PYTORCH_FLAVOR", "cpu");
        builder.environment().put("DJL_CACHE_DIR", folder.resolve("cache").toString());
        Process process = builder.start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readAllLines(trace).stream().map(Need::parse).collect(Collectors.toSet());
    }

    /** Links to the libraries that DJL has unpacked for this JVM, without DJL's own glue. */
    private static Path libtorch(Path folder) throws IOException {
        Path libtorch = Files.createDirectory(folder.resolve("libtorch"));
        Path glue = glue();
        try (Stream<Path> libraries = Files.list(glue.getParent())) {
            for (Path library : libraries.filter(file -> !file.equals(glue)).toList()) {
                Files.createSymbolicLink(libtorch.resolve(library.getFileName()), library);
            }
        }
        return libtorch;
    }

    /** DJL's glue to libtorch, as unpacked for this JVM. */
    static Path glue() throws IOException {
        return unpacked("pytorch", "libdjl_torch.so");
    }

    static Path tokenizers() throws IOException {
        return unpacked("tokenizers", "libtokenizers.so");
    }

    private static Path unpacked(String part, String library) throws IOException {
        Engine.getEngine("PyTorch"); // unpacks
        try (Stream<Path> files = Files.walk(Utils.getEngineCacheDir(part))) {
            return files.filter(file -> file.getFileName().toString().endsWith(library))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
