package dev.basin.analysis.question;

import dev.basin.requests.EngineThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * What a question holds in native memory: opened on the engine thread when it is first needed, closed there, newest first. An
 * analysis that goes on after a crash and has nothing left to evaluate opens nothing.
 *
 * @param <T> what is worked with
 */
public final class EngineSession<T> implements AutoCloseable {
    private final EngineThread engine;
    private final Opener<T> opener;

    /** This and the next: touched by the engine thread alone. */
    private final Held held = new Held();

    private T open;

    public EngineSession(EngineThread engine, Opener<T> opener) {
        this.engine = engine;
        this.opener = opener;
    }

    /** Works on the engine thread. */
    public <R> R with(Function<T, R> work) {
        return engine.call(() -> {
            if (open == null) {
                open = opener.open(held);
            }
            return work.apply(open);
        });
    }

    @Override
    public void close() {
        engine.call(() -> {
            held.close();
            return null;
        });
    }

    /** Opens what is worked with. What it keeps is closed even if it fails halfway. */
    @FunctionalInterface
    public interface Opener<T> {
        T open(Held held) throws Exception;
    }

    /** What has been opened so far. */
    public static final class Held {
        private final Deque<AutoCloseable> resources = new ArrayDeque<>();

        private Held() {}

        /** Has a resource closed with the session. */
        public <R extends AutoCloseable> R keep(R resource) {
            resources.push(resource);
            return resource;
        }

        private void close() throws Exception {
            while (!resources.isEmpty()) {
                resources.pop().close();
            }
        }
    }
}
