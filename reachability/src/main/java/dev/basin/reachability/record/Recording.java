package dev.basin.reachability.record;

import dev.basin.reachability.Need;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What is reached by name while tests run, in a JVM of their own with this one's class path.
 *
 * @param folder an empty folder for the agent, the log and the record
 * @param packages prefixes of the names of the classes to watch
 */
public record Recording(Path folder, List<String> packages) {
    private static final int LONGEST_SECONDS = 300;

    public Recording {
        packages = List.copyOf(packages);
    }

    /**
     * Runs the tests.
     *
     * @param tests names of classes
     * @throws IllegalStateException when a test fails, with the log
     */
    public Set<Need> of(List<String> tests, Map<String, String> environment) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command(tests)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end within " + LONGEST_SECONDS + " s:\n" + Files.readString(log));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the tests failed:\n" + Files.readString(log));
        }
        return Files.readAllLines(trace()).stream().map(Need::parse).collect(Collectors.toSet());
    }

    private List<String> command(List<String> tests) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                AgentJar.option(folder.resolve("agent.jar"), trace(), packages),
                "-cp",
                System.getProperty("java.class.path"),
                RecordedTests.class.getName()));
        command.addAll(tests);
        return command;
    }

    private Path trace() {
        return folder.resolve("needs");
    }
}
