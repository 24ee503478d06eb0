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

/** Commands as somebody types them who has a gateway with one experiment of two events. */
abstract class ScriptedRun {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    ScriptedGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new ScriptedGateway(2);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** What {@code experiment ARGUMENTS} prints, line by line; it has to go well. */
    final List<String> run(String... arguments) {
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
        return out.toString().lines().toList();
    }
}
