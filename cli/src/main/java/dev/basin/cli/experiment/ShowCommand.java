package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.cli.show.Summary;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows an experiment as it is now. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows where an experiment stands and what it found.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Override
    public Integer call() {
        try (Server server = common.open()) {
            Experiment experiment = server.experiments()
                    .getExperiment(GetExperimentRequest.newBuilder()
                            .setName(name.resource())
                            .build());
            common.answer(experiment, () -> new Summary(common.terminal()).print(experiment));
            return ExitCode.OK;
        }
    }
}
