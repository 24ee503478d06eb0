package dev.basin.requests.fetch;

import dev.basin.jobs.artifacts.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One folder being fetched, by one thread of all processes that share the disk. It appears under its name when it is whole. */
final class Fetch {
    private final Recipe recipe;
    private final Path target;
    private final HttpFiles http;
    private final Pins pins;
    private final FetchProgress progress = new FetchProgress();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    Fetch(Recipe recipe, Path target, HttpFiles http, Pins pins) {
        this.recipe = recipe;
        this.target = target;
        this.http = http;
        this.pins = pins;
    }

    /** @param over called when it has ended, before those who wait are told */
    void begin(Executor threads, Runnable over) {
        threads.execute(() -> {
            try {
                fetch();
                over.run();
                end.complete(null);
            } catch (IOException e) {
                over.run();
                end.completeExceptionally(new UncheckedIOException(target + ": was not made: " + e.getMessage(), e));
            } catch (RuntimeException | Error e) {
                over.run();
                end.completeExceptionally(e);
            }
        });
    }

    void await(long millis) throws InterruptedException, ExecutionException, TimeoutException {
        end.get(millis, TimeUnit.MILLISECONDS);
    }

    FetchProgress progress() {
        return progress;
    }

    private void fetch() throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(unfinished);
        new FolderLock(target.resolveSibling(target.getFileName() + ".lock")).whileHeld(() -> {
            if (!Files.isDirectory(target)) {
                Files.createDirectories(unfinished);
                FetchingFolder folder = new FetchingFolder(unfinished, http, pins, progress);
                recipe.carryOut(folder);
                folder.finish();
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
        });
    }
}
