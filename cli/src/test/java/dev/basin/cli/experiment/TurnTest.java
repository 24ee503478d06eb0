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

/** What somebody reads who watches an experiment before its turn has come. */
class TurnTest {
    private final StringWriter out = new StringWriter();
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
    void namesTheExperimentThatRunsAndHowManyComeBefore() {
        gateway.queueBehind("experiments/next", "experiments/first");

        assertThat(watch())
                .startsWith(
                        "waiting for its turn: experiments/first is running, and 1 more came before",
                        "experiment: event 1");
    }

    @Test
    void saysNothingOfNewerOnes() {
        gateway.queueBehind("experiments/first");

        assertThat(watch()).startsWith("waiting for its turn: experiments/first is running", "experiment: event 1");
    }

    @Test
    void saysNothingWhereNothingIsWaitedFor() {
        assertThat(watch()).startsWith("experiment: event 1");
    }

    @Test
    void staysOutOfTheWayOfScripts() {
        gateway.queueBehind("experiments/first");

        assertThat(watch("--json")).hasSize(2).allMatch(line -> line.startsWith("{"));
    }

    private List<String> watch(String... more) {
        String[] arguments = {"experiment", "watch", "one", "--server", "127.0.0.1:" + gateway.port()};
        int code = Basin.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
        assertThat(code).isEqualTo(ExitCode.OK);
        return out.toString().lines().toList();
    }
}
