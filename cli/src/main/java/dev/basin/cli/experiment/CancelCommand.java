package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.ResumingWatch;
import dev.basin.cli.connect.Server;
import dev.basin.cli.show.Summary;
import dev.basin.gateway.v1.CancelExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks an experiment to stop. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Asks an experiment to stop; what it has is kept.")
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Override
    public Integer call() {
        try (Server server = common.open()) {
            Experiment experiment = server.experiments()
                    .cancelExperiment(CancelExperimentRequest.newBuilder()
                            .setName(name.resource())
                            .build());
            common.answer(experiment, () -> print(experiment));
            return ExitCode.OK;
        }
    }

    private void print(Experiment experiment) {
        if (ResumingWatch.hasEnded(experiment)) {
            new Summary(common.terminal()).print(experiment);
        } else {
            common.out().println(name.resource() + ": stopping");
        }
    }
}
