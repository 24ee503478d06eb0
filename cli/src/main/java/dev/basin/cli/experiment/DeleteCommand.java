package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.gateway.v1.DeleteExperimentRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes an ended experiment. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deletes an ended experiment with its history and its files.")
final class DeleteCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Override
    public Integer call() {
        try (Server server = common.open()) {
            DeleteExperimentRequest request = DeleteExperimentRequest.newBuilder()
                    .setName(name.resource())
                    .build();
            common.answer(
                    server.experiments().deleteExperiment(request),
                    () -> common.out().println(name.resource() + ": deleted"));
            return ExitCode.OK;
        }
    }
}
