package dev.basin.gateway.run;

import dev.basin.gateway.experiment.PlannedPhase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries phases out as soon as those before them have ended, a limited number at once, in the order of the plan. */
final class PhaseSchedule {
    private final int atOnce;

    PhaseSchedule(int atOnce) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("phases at once: got " + atOnce + "; accepted: 1 or more");
        }
        this.atOnce = atOnce;
    }

    /** The work of one phase. */
    @FunctionalInterface
    interface Work {
        void carryOut(PlannedPhase phase) throws Exception;
    }

    /**
     * Returns when all have ended. After the first that fails no other is begun, and those under way are interrupted and waited for.
     *
     * @throws Exception what the first one to fail threw
     */
    void run(List<PlannedPhase> phases, Work work) throws Exception {
        List<PlannedPhase> waiting = new ArrayList<>(phases);
        Set<String> ended = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<String> running = new ExecutorCompletionService<>(threads);
            int underWay = 0;
            try {
                while (ended.size() < phases.size()) {
                    underWay += begin(waiting, ended, atOnce - underWay, running, work);
                    if (underWay == 0) {
                        throw new IllegalArgumentException("phases wait for one another: " + waiting);
                    }
                    ended.add(running.take().get());
                    underWay--;
                }
            } catch (ExecutionException e) {
                throw unwrapped(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Begins as many as may, and answers how many. */
    private static int begin(
            List<PlannedPhase> waiting, Set<String> ended, int most, CompletionService<String> running, Work work) {
        int begun = 0;
        for (Iterator<PlannedPhase> next = waiting.iterator(); next.hasNext() && begun < most; ) {
            PlannedPhase phase = next.next();
            if (ended.containsAll(phase.after())) {
                next.remove();
                begun++;
                var unused = running.submit(() -> {
                    work.carryOut(phase);
                    return phase.name();
                });
            }
        }
        return begun;
    }

    private static Exception unwrapped(ExecutionException thrown) {
        return thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
}
