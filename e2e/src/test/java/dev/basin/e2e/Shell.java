package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a line as a person types it. */
record Shell(Path directory, Map<String, String> environment) {
    private static final int LONGEST_SECONDS = 600;

    /** What the line printed; it must succeed. */
    String run(String line) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).as(line).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", line, output).isZero();
        return output;
    }
}
