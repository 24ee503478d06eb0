package dev.basin.cli.experiment;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.cli.show.ExperimentTable;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.gateway.v1.ListExperimentsResponse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists experiments, newest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists experiments, newest first.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--page-token",
            paramLabel = "TOKEN",
            defaultValue = "",
            description = "Go on where the page before ended.")
    private String pageToken;

    @Override
    public Integer call() {
        ListExperimentsRequest request = ListExperimentsRequest.newBuilder()
                .setPageSize(limit)
                .setPageToken(pageToken)
                .build();
        try (Server server = common.open()) {
            ListExperimentsResponse page = server.experiments().listExperiments(request);
            common.answer(page, () -> print(page));
            return ExitCode.OK;
        }
    }

    private void print(ListExperimentsResponse page) {
        new ExperimentTable().lines(page.getExperimentsList()).forEach(common.out()::println);
        if (!page.getNextPageToken().isEmpty()) {
            common.out().println("More: ./basin experiment list --page-token " + page.getNextPageToken());
        }
    }
}
