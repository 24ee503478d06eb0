package dev.basin.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody reads who watches an experiment before its turn has come. */
class TurnTest extends ScriptedRun {
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
        return run(Stream.of(new String[] {"watch", "one"}, more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }
}
