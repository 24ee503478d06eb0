package dev.basin.gateway.peers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How scripted jobs behave, told by their titles, and what was asked of them. */
public final class Script {
    /** How a job goes on after its first half. */
    public enum Ending {
        SUCCEED,
        FAIL,
        HOLD
    }

    /** A call and the job it was about. */
    public record Asked(String what, String title, Object detail) {}

    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final Map<String, Integer> breaks = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> watched = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Jobs of that title end so; others succeed. */
    public void end(String title, Ending ending) {
        endings.put(title, ending);
    }

    /** The first watch of jobs of that title breaks after so many events. */
    public void breakOnce(String title, int afterEvents) {
        breaks.put(title, afterEvents);
    }

    /** Waits until somebody watches a job of that title. */
    public void awaitWatched(String title) throws InterruptedException {
        if (!watched(title).await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody watched " + title + "; asked was " + asked);
        }
    }

    /** Details of calls of a kind about jobs of that title, in order. */
    public List<Object> asked(String what, String title) {
        return asked.stream()
                .filter(call -> call.what().equals(what) && call.title().equals(title))
                .map(Asked::detail)
                .toList();
    }

    /** Every call, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    Ending ending(String title) {
        return endings.getOrDefault(title, Ending.SUCCEED);
    }

    Optional<Integer> takeBreak(String title) {
        return Optional.ofNullable(breaks.remove(title));
    }

    void created(String title, String requestId) {
        asked.add(new Asked("create", title, requestId));
    }

    void watched(String title, long after) {
        asked.add(new Asked("watch", title, after));
        watched(title).countDown();
    }

    void cancelled(String title) {
        asked.add(new Asked("cancel", title, ""));
    }

    void deleted(String name) {
        asked.add(new Asked("delete", name, ""));
    }

    private CountDownLatch watched(String title) {
        return watched.computeIfAbsent(title, t -> new CountDownLatch(1));
    }
}
