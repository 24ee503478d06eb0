package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.GetExperimentRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the self-contained report. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fetches an experiment's report: one file that opens in any browser, without a network.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "ID", converter = ExperimentName.Converter.class, description = "The experiment.")
    private ExperimentName name;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write it (default: basin-ID.html).")
    private Path file;

    @Override
    public Integer call() throws IOException {
        Path target = file == null ? Path.of("basin-" + name.id() + ".html") : file;
        try (Server server = common.open()) {
            Experiment experiment = server.experiments()
                    .getExperiment(GetExperimentRequest.newBuilder()
                            .setName(name.resource())
                            .build());
            new Download(server, experiment).report(target);
        }
        common.written(target);
        return ExitCode.OK;
    }
}
