package dev.basin.e2e;

import dev.basin.common.v1.JobEvent;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.finetune.v1.WatchRunRequest;
import dev.basin.gateway.v1.Experiment;
import java.util.Iterator;

/**
 * Optimizer steps as the events of runs tell of them; with a progress interval of 0 they tell of each. A gateway that comes back
 * passes some events on again, so the runs themselves are asked.
 */
final class TrainingSteps {
    private TrainingSteps() {}

    static boolean isTold(JobEvent event) {
        return event.getProgress().getActivity().startsWith("epoch")
                && event.getProgress().getUnit().equals("steps");
    }

    /** Steps of an ended experiment's runs that were done again, because training went on from a state before them. */
    static long repeated(Server finetune, Experiment experiment) {
        return experiment.getPhasesList().stream()
                .filter(phase -> phase.getName().startsWith("finetune/"))
                .mapToLong(phase -> repeated(finetune, phase.getJob()))
                .sum();
    }

    private static long repeated(Server finetune, String run) {
        Iterator<JobEvent> events = FinetuneServiceGrpc.newBlockingStub(finetune.channel())
                .watchRun(WatchRunRequest.newBuilder().setName(run).build());
        long before = 0;
        long repeated = 0;
        while (events.hasNext()) {
            JobEvent event = events.next();
            if (isTold(event)) {
                long done = event.getProgress().getDone();
                repeated += Math.max(0, before - done + 1);
                before = done;
            }
        }
        return repeated;
    }
}
