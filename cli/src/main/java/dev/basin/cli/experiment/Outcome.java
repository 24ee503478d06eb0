package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.show.Summary;
import dev.basin.gateway.v1.Experiment;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is said when a watched experiment has ended. */
final class Outcome {
    private Outcome() {}

    /** @param report where the report was written; null if it was not */
    static void print(Common common, Experiment ended, @Nullable Path report) {
        common.answer(ended, () -> {
            PrintWriter out = common.out();
            out.println();
            Summary summary = new Summary(common.terminal());
            if (common.terminal().interactive()) {
                summary.printWithoutPhases(ended);
            } else {
                summary.print(ended);
            }
            ExperimentName name = new ExperimentName(ended.getName());
            out.println();
            if (report != null && Follow.exitCode(ended) == ExitCode.OK) {
                // It has all that the page has, also where the server ends now, as the demonstration's does.
                out.println("Report: " + report.toAbsolutePath().normalize());
                return;
            }
            if (Follow.exitCode(ended) == ExitCode.OK) {
                out.println("Report: ./basin experiment report " + name.id());
            }
            out.println("Page:   " + common.pageOf(name));
        });
    }
}
