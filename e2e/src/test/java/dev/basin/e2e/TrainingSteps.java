package dev.basin.e2e;

import dev.basin.common.v1.JobEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Optimizer steps as the events of an experiment tell of them; with a progress interval of 0 they tell of each. */
final class TrainingSteps {
    private TrainingSteps() {}

    static boolean isTold(JobEvent event) {
        return event.getPhase().startsWith("finetune/")
                && event.getProgress().getActivity().startsWith("epoch")
                && event.getProgress().getUnit().equals("steps");
    }

    /** Steps that were done again, because training went on from a state before them. */
    static long repeated(List<JobEvent> events) {
        Map<String, Long> latest = new HashMap<>();
        long repeated = 0;
        for (JobEvent event : events) {
            if (isTold(event)) {
                long done = event.getProgress().getDone();
                Long before = latest.put(event.getPhase(), done);
                repeated += before != null && done <= before ? before - done + 1 : 0;
            }
        }
        return repeated;
    }
}
