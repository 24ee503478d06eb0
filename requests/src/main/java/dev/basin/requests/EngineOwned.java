package dev.basin.requests;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something in native memory that stays open over many turns on the engine thread, between which other jobs have theirs: it is
 * made, used and closed there and nowhere else.
 *
 * @param <T> what it is
 */
public final class EngineOwned<T extends AutoCloseable> implements AutoCloseable {
    private final EngineThread engine;
    private final T owned;

    private EngineOwned(EngineThread engine, T owned) {
        this.engine = engine;
        this.owned = owned;
    }

    public static <T extends AutoCloseable> EngineOwned<T> open(EngineThread engine, Callable<T> maker) {
        return new EngineOwned<>(engine, engine.call(maker));
    }

    /** For use inside another turn on the engine thread. */
    public T get() {
        return owned;
    }

    /** One turn that finds something out. */
    public <R> R call(Function<T, R> use) {
        return engine.call(() -> use.apply(owned));
    }

    /** One turn. */
    public void run(Consumer<T> use) {
        engine.call(() -> {
            use.accept(owned);
            return null;
        });
    }

    @Override
    public void close() {
        engine.call(() -> {
            owned.close();
            return null;
        });
    }
}
