package dev.basin.gateway.rest;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.api.Experiments;
import dev.basin.gateway.wire.ProtoJson;
import dev.basin.serving.errors.Refusal;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Progress as server-sent events: the id is the event's sequence, the data a JobEvent in JSON. A browser that lost the connection
 * names the last event it saw in Last-Event-ID by itself; other callers may set the query parameter "after".
 *
 * <p>Written straight to the HTTP response, each event awaited, so that a slow reader holds one in memory and a gone one none.
 */
@Singleton
public class EventRoute {
    private static final Logger LOG = Logger.getLogger(EventRoute.class);
    private static final String RECONNECT = "retry: 2000\n\n"; // ms

    private final Experiments experiments;
    private final ErrorAnswers errors;
    private final ExecutorService threads;

    EventRoute(Experiments experiments, ErrorAnswers errors, @VirtualThreads ExecutorService threads) {
        this.experiments = experiments;
        this.errors = errors;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        router.get("/api/experiments/:id/events").handler(this::answer);
    }

    private void answer(RoutingContext call) {
        Future<?> sending = threads.submit(() -> watch(call));
        call.addEndHandler(end -> sending.cancel(true));
    }

    private void watch(RoutingContext call) {
        HttpServerResponse response = call.response();
        try {
            String name = ExperimentResource.name(call.pathParam("id"));
            long after = after(call);
            experiments.requireWatchable(name, after);
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .putHeader("Cache-Control", "no-cache");
            write(response, RECONNECT);
            experiments.watch(name, after).sendTo(event -> write(response, text(event)));
            response.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            fail(response, e);
        }
    }

    private void fail(HttpServerResponse response, Exception thrown) {
        ErrorAnswers.Answer answer = errors.of(thrown);
        if (response.headWritten()) {
            LOG.debugf("events end early: %s", answer.json());
            response.reset();
        } else {
            response.setStatusCode(answer.code())
                    .putHeader("Content-Type", "application/json")
                    .end(answer.json());
        }
    }

    private static void write(HttpServerResponse response, String text) throws InterruptedException {
        try {
            var unused = response.write(text)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException | IllegalStateException e) {
            throw new InterruptedException("the reader is gone: " + e.getMessage());
        }
    }

    private static String text(JobEvent event) {
        return "id: %d\ndata: %s\n\n".formatted(event.getSequence(), ProtoJson.write(event));
    }

    private static long after(RoutingContext call) {
        String last = call.request().getHeader("Last-Event-ID");
        String asked = last == null || last.isEmpty() ? call.request().getParam("after", "0") : last;
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    "after",
                    "got '%s'; accepted: the sequence of an event, or 0".formatted(asked));
        }
    }
}
