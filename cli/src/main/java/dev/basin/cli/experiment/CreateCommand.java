package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.UsageException;
import dev.basin.cli.connect.Server;
import dev.basin.cli.request.SpecFlags;
import dev.basin.cli.show.Plan;
import dev.basin.cli.show.ProgressLines;
import dev.basin.cli.show.ProgressView;
import dev.basin.cli.show.Summary;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an experiment. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts an experiment: fine-tuning and training from scratch, curves, surfaces, layers.")
final class CreateCommand implements Callable<Integer> {
    @Mixin
    private SpecFlags flags = new SpecFlags();

    @Option(names = "--watch", description = "Show progress until the experiment ends, then its summary.")
    private boolean watch;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "With --watch: write report.html to this file at the end.")
    private Path report;

    @Option(names = "--validate", description = "Check the request and show it with every default; start nothing.")
    private boolean validateOnly;

    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (report != null && !watch) {
            throw new UsageException(
                    "--report %s needs the experiment's end; accepted: together with --watch".formatted(report));
        }
        CreateExperimentRequest request = CreateExperimentRequest.newBuilder()
                .setSpec(flags.spec(Path.of("")))
                .setRequestId(UUID.randomUUID().toString())
                .setValidateOnly(validateOnly)
                .build();
        try (Server server = common.open()) {
            Experiment created = server.experiments().createExperiment(request);
            return watch && !validateOnly ? watch(server, created) : answer(created);
        }
    }

    private int answer(Experiment created) {
        common.answer(created, () -> {
            if (validateOnly) {
                Plan.lines(created.getSpec()).forEach(common.out()::println);
                common.out().println("valid; nothing was started");
            } else {
                new Summary(common.terminal()).print(created);
                ExperimentName name = new ExperimentName(created.getName());
                common.out().println("Watch it with: ./basin experiment watch " + name.id());
                common.out().println("or look at:    " + common.pageOf(name));
            }
        });
        return ExitCode.OK;
    }

    private int watch(Server server, Experiment created) throws IOException, InterruptedException {
        // With --json the answer is the experiment as it ended, and progress must not stand in its way.
        ProgressView view = common.json()
                ? new ProgressLines(common.err(), created.getPhasesList())
                : Follow.view(common.terminal(), created);
        view.say("Started " + created.getName());
        view.say("Page:   " + common.pageOf(new ExperimentName(created.getName())));
        Experiment ended = Follow.toEnd(server, created, view, 0);
        if (report != null && Follow.exitCode(ended) == ExitCode.OK) {
            new Download(server, ended).report(report);
        }
        Outcome.print(common, ended, report);
        return Follow.exitCode(ended);
    }
}
