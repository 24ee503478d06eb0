package dev.basin.cli.experiment;

import dev.basin.cli.connect.Server;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ListExperimentsRequest;
import java.util.List;
import java.util.Optional;

/** Why an experiment has not begun: a gateway carries out one after the other, unless it is told otherwise. */
final class Turn {
    private static final int MOST = 500;

    private Turn() {}

    /** What a waiting experiment waits for, in words; empty for one that waits for nothing but the next look at the queue. */
    static Optional<String> ahead(Server server, Experiment experiment) {
        if (experiment.getStatus().getState() != JobState.JOB_STATE_PENDING) {
            return Optional.empty();
        }
        return words(experiment.getName(), unended(server));
    }

    private static List<Experiment> unended(Server server) {
        return server.experiments()
                .listExperiments(ListExperimentsRequest.newBuilder()
                        .setPageSize(MOST)
                        .addStates(JobState.JOB_STATE_PENDING)
                        .addStates(JobState.JOB_STATE_RUNNING)
                        .build())
                .getExperimentsList();
    }

    /** @param unended newest first */
    private static Optional<String> words(String name, List<Experiment> unended) {
        List<Experiment> older = unended.stream()
                .dropWhile(experiment -> !experiment.getName().equals(name))
                .skip(1)
                .toList();
        return older.stream()
                .filter(experiment -> experiment.getStatus().getState() == JobState.JOB_STATE_RUNNING)
                .findFirst()
                .map(running ->
                        "waiting for its turn: %s is running%s".formatted(running.getName(), others(older.size() - 1)));
    }

    private static String others(int count) {
        return count == 0 ? "" : ", and %d more came before".formatted(count);
    }
}
