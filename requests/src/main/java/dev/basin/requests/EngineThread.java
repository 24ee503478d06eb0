package dev.basin.requests;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.torch.Libtorch;
import dev.basin.engine.torch.TorchThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one thread of this process on which libtorch is called; libtorch spreads each operation over its own threads. Work of
 * several jobs takes turns, a step or a tile at a time.
 */
@Singleton
public class EngineThread {
    private final TorchThreads threads;
    private final int threadsInside;
    private final NDManager memory;

    EngineThread(@ConfigProperty(name = "basin.engine.threads") Optional<Integer> threadsInside) {
        this.threadsInside = threadsInside.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        this.threads = new TorchThreads("engine", 1, this.threadsInside);
        this.memory = call(() -> Libtorch.engine().newBaseManager());
    }

    /** Threads inside one operation. */
    public int threadsInside() {
        return threadsInside;
    }

    /** Runs the task on the engine thread and waits for it. */
    public <T> T call(Callable<T> task) {
        try {
            return threads.call(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine worked", e);
        }
    }

    /** Runs the task on the engine thread when those before it are done; what it throws is lost. */
    public void later(Runnable task) {
        Future<Object> _ = threads.submit(Executors.callable(task));
    }

    /** Where models and batches are kept. What is made from it is closed by its maker. */
    public NDManager memory() {
        return memory;
    }

    @PreDestroy
    void close() {
        threads.close();
        memory.close();
    }
}
