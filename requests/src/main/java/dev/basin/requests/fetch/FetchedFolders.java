package dev.basin.requests.fetch;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.checkpoint.CheckpointException;
import dev.basin.engine.data.GlueTask;
import dev.basin.serving.errors.Refusal;
import io.grpc.Context;
import io.grpc.Deadline;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Folders of tasks and models by name, fetched when they are asked for first. A fetch goes on when the call that began it has ended:
 * a caller with a deadline is told before it how far the fetch has come, everybody else waits.
 */
@Singleton
public class FetchedFolders {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
    private static final long ANSWER_MILLIS = 5_000;

    private final FetchConfig config;
    private final HttpFiles http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Path, Fetch> running = new ConcurrentHashMap<>();

    public FetchedFolders(FetchConfig config) {
        this.config = config;
        this.http = new HttpFiles(config);
    }

    /**
     * The folder with a GLUE task's TSV files.
     *
     * @param field of the request, for refusals
     * @throws Refusal FAILED_PRECONDITION if it cannot be fetched, UNAVAILABLE while it is being fetched
     */
    public Path glue(String field, GlueTask task) {
        return folder(
                field,
                new GlueRecipe(
                        task,
                        config.glueUrl(),
                        config.mrpcUrl(),
                        config.largestFile().asLongValue()));
    }

    /**
     * The folder of a hub's model.
     *
     * @param name NAME or OWNER/NAME, with @REVISION or without
     * @throws Refusal INVALID_ARGUMENT if it is no such name or another kind of model; otherwise like {@link #glue}
     */
    public Path hub(String field, String name) {
        try {
            return folder(field, HubRecipe.parse(name, config.hubUrl()));
        } catch (FetchException e) {
            throw Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, field, e.getMessage());
        }
    }

    /** What a person should know of a folder: where its files come from and what they were. None for one that was not fetched. */
    public static List<String> remarks(Path folder) {
        return Origin.read(folder).stream()
                .map(origin -> "Fetched from %s (SHA-256 %s, pinned at its first use)."
                        .formatted(origin.address(), origin.sha256()))
                .toList();
    }

    private Path folder(String field, Recipe recipe) {
        Path target = config.folder().resolve(recipe.place());
        if (!Files.isDirectory(target)) {
            await(field, recipe, running.computeIfAbsent(target, place -> begin(recipe, place)));
        }
        return target;
    }

    private Fetch begin(Recipe recipe, Path target) {
        Fetch fetch = new Fetch(recipe, target, http, new Pins(config.folder()));
        // Removed by the fetch's own thread, which waits for this method's end to do so: the map is not changed from
        // within.
        fetch.begin(threads, () -> running.remove(target));
        return fetch;
    }

    private static void await(String field, Recipe recipe, Fetch fetch) {
        Deadline deadline = Context.current().getDeadline();
        long millis = deadline == null
                ? Long.MAX_VALUE
                : Math.max(1, deadline.timeRemaining(TimeUnit.MILLISECONDS) - ANSWER_MILLIS);
        try {
            fetch.await(millis);
        } catch (TimeoutException e) {
            throw Refusal.unavailable(
                    ErrorReason.ERROR_REASON_BEING_FETCHED,
                    "%s: %s is being fetched, %s so far; ask again".formatted(field, recipe.title(), fetch.progress()),
                    ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while %s was fetched".formatted(recipe.title()), e);
        } catch (ExecutionException e) {
            throw refusal(field, recipe, e.getCause());
        }
    }

    private static RuntimeException refusal(String field, Recipe recipe, Throwable failure) {
        return switch (failure) {
            case FetchException e ->
                Refusal.notFetched(
                        field,
                        "%s is not here and was not fetched: %s; accepted: %s, or fetching it when online"
                                .formatted(recipe.title(), e.getMessage(), recipe.instead()));
            case CheckpointException e ->
                Refusal.ofField(ErrorReason.ERROR_REASON_CHECKPOINT_INVALID, field, e.getMessage());
            case RuntimeException e -> e;
            default -> new IllegalStateException("%s was not fetched".formatted(recipe.title()), failure);
        };
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        http.close();
    }
}
