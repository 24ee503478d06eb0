package dev.basin.engine.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The platform threads on which the engine calls libtorch, each prepared alike: no gradients outside kernel text, no
 * optimising graph executor, a fixed number of libtorch's own threads.
 *
 * <p>Guarantees: tasks start in the order they came; {@link #close} returns only when no thread is inside libtorch, which must
 * hold before the process exits because libtorch crashes when its statics are destroyed under a running operation.
 */
public final class TorchThreads implements AutoCloseable {
    private final ThreadPoolExecutor executor;

    /**
     * @param evaluators threads that call libtorch at once, at least 1
     * @param threadsEach libtorch's own threads for each of them, at least 1
     * @throws IllegalStateException when libtorch cannot be loaded
     */
    public TorchThreads(String name, int evaluators, int threadsEach) {
        if (evaluators < 1 || threadsEach < 1) {
            throw new IllegalArgumentException(
                    "evaluators and threads each must be at least 1, received " + evaluators + " and " + threadsEach);
        }
        Engine _ = Libtorch.engine(); // here, where the caller learns why it does not load
        ThreadFactory factory = Thread.ofPlatform().name(name + "-", 0).factory();
        this.executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(
                evaluators, task -> factory.newThread(() -> prepareAndRun(task, threadsEach)));
    }

    public <T> Future<T> submit(Callable<T> task) {
        return executor.submit(task);
    }

    /**
     * Runs the task on an engine thread and waits for it. Interrupting the waiting thread interrupts the task.
     *
     * @throws CancellationException when these threads are closed before the task ran
     */
    public <T> T call(Callable<T> task) throws InterruptedException {
        Future<T> future = submit(task);
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    /** Cancels waiting tasks, interrupts running ones and joins the threads, however long their operation takes. */
    @Override
    public void close() {
        executor.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the calling platform thread such a thread; libtorch keeps these settings per thread. */
    public static void prepareThisThread(int threads) {
        Engine _ = Libtorch.engine();
        JniUtils.setGradMode(false);
        TorchModule.interpretAsWritten();
        JniUtils.setNumThreads(threads);
    }

    private static void prepareAndRun(Runnable work, int threads) {
        prepareThisThread(threads);
        work.run();
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case IOException e -> new UncheckedIOException(e);
            default -> new IllegalStateException(cause);
        };
    }
}
