package dev.basin.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.basin.gateway.v1.Experiment;
import dev.basin.landscape.v1.Surface;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Drives the page and a report in a real Chromium. Needs node, chromium and two packages (`npm install` in src/test/browser,
 * or a folder named by BASIN_NODE_MODULES); without them it is skipped, or fails where BASIN_REQUIRE_ALL=1.
 */
class PageTest {
    private static final Path BROWSER = Path.of("src/test/browser").toAbsolutePath();
    private static final Path OUT = Path.of("target/page").toAbsolutePath();
    private static final long LIMIT_SECONDS = 300;

    @BeforeAll
    static void needsABrowser() {
        List<String> missing = Stream.of(
                        tool("node", null),
                        tool("chromium", System.getenv("BASIN_CHROMIUM")),
                        module("playwright-core"),
                        module("axe-core"))
                .flatMap(Optional::stream)
                .toList();
        if ("1".equals(System.getenv("BASIN_REQUIRE_ALL"))) {
            assertThat(missing).as("tools that BASIN_REQUIRE_ALL=1 asks for").isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> "not found: " + String.join(", ", missing));
    }

    @Test
    void thePageAndTheReportHold() throws Exception {
        Path report = report();

        node(
                "check.js",
                Path.of("target/classes/META-INF/resources").toAbsolutePath().toString(),
                report.toString(),
                OUT.toString());
    }

    // The fixture goes through the contracts, so that the page is tested on what a server would really send.
    private static Path report() throws Exception {
        Path fixture = OUT.resolve("fixture");
        node("write-fixture.js", fixture.toString());
        String experiment = canonical(fixture.resolve("experiment.json"), Experiment.newBuilder());
        Map<String, String> surfaces = new TreeMap<>();
        try (Stream<Path> files = Files.list(fixture)) {
            for (Path file : files.filter(PageTest::isSurface).toList()) {
                surfaces.put(phase(file), canonical(file, Surface.newBuilder()));
            }
        }
        Path report = OUT.resolve("report.html");
        try (OutputStream out = Files.newOutputStream(report)) {
            new ReportWriter().write(experiment, surfaces, out);
        }
        return report;
    }

    private static boolean isSurface(Path file) {
        return !file.endsWith("experiment.json");
    }

    private static String phase(Path file) {
        return file.getFileName().toString().replace(".json", "").replace('+', '/');
    }

    private static String canonical(Path json, Message.Builder message) throws IOException {
        JsonFormat.parser().merge(Files.readString(json), message);
        return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
    }

    private static void node(String script, String... arguments) throws Exception {
        Files.createDirectories(OUT);
        File log = OUT.resolve(script + ".log").toFile();
        List<String> command = Stream.concat(
                        Stream.of("node", BROWSER.resolve(script).toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ended within %s s", script, LIMIT_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static Optional<String> tool(String name, String given) {
        boolean found = given != null
                ? Files.isExecutable(Path.of(given))
                : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        return found ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> module(String name) {
        String given = System.getenv("BASIN_NODE_MODULES");
        Path folder = given == null ? BROWSER.resolve("node_modules") : Path.of(given);
        return Files.isDirectory(folder.resolve(name)) ? Optional.empty() : Optional.of(name);
    }
}
