package dev.basin.jobs.run;

import dev.basin.jobs.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a handler to stop, once and for one reason: the first. */
final class StopSwitch {

    private final List<Runnable> actions = new ArrayList<>();
    private volatile StopReason reason;

    Optional<StopReason> reason() {
        return Optional.ofNullable(reason);
    }

    void stop(StopReason why) {
        List<Runnable> toRun;
        synchronized (actions) {
            if (reason != null) {
                return;
            }
            reason = why;
            toRun = List.copyOf(actions);
        }
        toRun.forEach(Runnable::run);
    }

    void onStop(Runnable action) {
        synchronized (actions) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
