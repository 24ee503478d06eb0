package dev.basin.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody reads who starts an experiment or stops it. */
class StartAndStopTest extends ScriptedRun {
    @Test
    void namesTheExperimentAndItsPageBeforeAnythingElse() {
        assertThat(run("create", "--task", "builtin:reviews", "--watch", "--page", "http://here:8080"))
                .startsWith(
                        "Started experiments/one", "Page:   http://here:8080/#/experiments/one", "experiment: event 1");
    }

    @Test
    void namesThemToAScriptBesideItsAnswer() {
        run("create", "--task", "builtin:reviews", "--watch", "--json");

        assertThat(err.toString().lines()).startsWith("Started experiments/one");
        assertThat(out.toString()).startsWith("{");
    }

    @Test
    void showsThePlanOfWhatWouldBeStarted() {
        assertThat(run("create", "--task", "builtin:reviews", "--validate"))
                .contains("  curves         -4 to 4, 25 points")
                .endsWith("valid; nothing was started");
    }

    @Test
    void saysThatAnExperimentWasAskedToStop() {
        assertThat(run("cancel", "one")).containsExactly("experiments/one: stopping");
    }
}
