package dev.basin.requests;

import ai.djl.ndarray.NDManager;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
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
    private final EngineDevices devices;
    private final Map<DeviceKind, NDManager> memories = new EnumMap<>(DeviceKind.class); // made when first asked for

    EngineThread(
            @ConfigProperty(name = "basin.engine.threads") Optional<Integer> threadsInside, EngineDevices devices) {
        this.devices = devices;
        this.threadsInside = threadsInside.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        this.threads = new TorchThreads("engine", 1, this.threadsInside);
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

    /**
     * Where a job of this path keeps its models, directions and batches. What is made from it is closed by its maker.
     *
     * @throws dev.basin.serving.errors.Refusal if this server does not have the path's device, as another one had
     */
    public NDManager memory(NumericPath path) {
        return memory(devices.require("numeric_path.device", path.getDevice()));
    }

    /** The same by device, one that this server has. */
    public NDManager memory(DeviceKind device) {
        synchronized (memories) {
            return memories.computeIfAbsent(device, DeviceKind::newMemory);
        }
    }

    @PreDestroy
    void close() {
        threads.close();
        memories.values().forEach(NDManager::close);
    }
}
