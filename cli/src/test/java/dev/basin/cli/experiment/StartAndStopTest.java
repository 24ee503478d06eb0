package dev.basin.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.cli.Basin;
import dev.basin.cli.ExitCode;
import dev.basin.cli.ScriptedGateway;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody reads who starts an experiment or stops it. */
class StartAndStopTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ScriptedGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new ScriptedGateway(2);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void namesTheExperimentAndItsPageBeforeAnythingElse() {
        run("create", "--task", "builtin:reviews", "--watch", "--page", "http://here:8080");

        assertThat(lines(out))
                .startsWith(
                        "Started experiments/one", "Page:   http://here:8080/#/experiments/one", "experiment: event 1");
    }

    @Test
    void namesThemToAScriptBesideItsAnswer() {
        run("create", "--task", "builtin:reviews", "--watch", "--json");

        assertThat(lines(err)).startsWith("Started experiments/one");
        assertThat(out.toString()).startsWith("{");
    }

    @Test
    void showsThePlanOfWhatWouldBeStarted() {
        run("create", "--task", "builtin:reviews", "--validate");

        assertThat(lines(out)).contains("  curves         -4 to 4, 25 points").endsWith("valid; nothing was started");
    }

    @Test
    void saysThatAnExperimentWasAskedToStop() {
        run("cancel", "one");

        assertThat(lines(out)).containsExactly("experiments/one: stopping");
    }

    private void run(String... arguments) {
        Stream<String> all = Stream.of(
                        Stream.of("experiment"),
                        Stream.of(arguments),
                        Stream.of("--server", "127.0.0.1:" + gateway.port()))
                .flatMap(words -> words);
        int code = Basin.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.OK);
    }

    private static List<String> lines(StringWriter written) {
        return written.toString().lines().toList();
    }
}
