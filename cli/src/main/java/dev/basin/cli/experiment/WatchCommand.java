package dev.basin.cli.experiment;

import dev.basin.cli.connect.Server;
import dev.basin.cli.show.EventLines;
import dev.basin.cli.show.ProgressView;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows an experiment from its first event to its end. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows an experiment's progress until it ends; --json prints every event on a line.")
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Option(
            names = "--after-sequence",
            paramLabel = "N",
            defaultValue = "0",
            description = "Replay only events after this one (default: replay all).")
    private long afterSequence;

    @Override
    public Integer call() throws InterruptedException {
        try (Server server = common.open()) {
            Experiment experiment = server.experiments()
                    .getExperiment(GetExperimentRequest.newBuilder()
                            .setName(name.resource())
                            .build());
            ProgressView view =
                    common.json() ? new EventLines(common.out()) : Follow.view(common.terminal(), experiment);
            Experiment ended = Follow.toEnd(server, experiment, view, afterSequence);
            if (!common.json()) {
                Outcome.print(common, ended, null);
            }
            return Follow.exitCode(ended);
        }
    }
}
