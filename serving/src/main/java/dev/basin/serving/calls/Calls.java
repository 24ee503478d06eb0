package dev.basin.serving.calls;

import dev.basin.serving.errors.Errors;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Carries calls on virtual threads, so that a service may block.
 *
 * <p>Streams are sent by hand rather than as a Mutiny Multi, because that has no back-pressure in Quarkus gRPC: a slow reader made
 * the server hold the whole stream in memory.
 */
@Singleton
public class Calls {
    private final ExecutorService threads;
    private final Errors errors;

    public Calls(@VirtualThreads ExecutorService threads, Errors errors) {
        this.threads = threads;
        this.errors = errors;
    }

    /** Answers with what {@code work} returns, or with the error that it throws. */
    public <T> void answer(StreamObserver<T> caller, Callable<T> work) {
        threads.execute(Context.current().wrap(() -> {
            T answer;
            try {
                answer = work.call();
            } catch (Exception e) {
                caller.onError(errors.status(e));
                return;
            }
            caller.onNext(answer);
            caller.onCompleted();
        }));
    }

    /** What to do with the messages of a caller who streams. */
    @FunctionalInterface
    public interface Receiver<T, R> {
        R receive(Inbox<T> inbox) throws Exception;
    }

    /** Takes what the caller sends, no faster than {@code work} does, and answers with what that returns. */
    public <T, R> StreamObserver<T> receive(StreamObserver<R> caller, Receiver<T, R> work) {
        Inbox<T> inbox = new Inbox<>((ServerCallStreamObserver<R>) caller);
        answer(caller, () -> work.receive(inbox));
        return inbox;
    }

    /**
     * Answers with the items that {@code source} sends, no faster than the caller reads them. A caller who leaves interrupts the
     * source.
     */
    public <T> void stream(StreamObserver<T> caller, StreamSource<T> source) {
        var call = (ServerCallStreamObserver<T>) caller;
        var pace = new PacedSink<>(call);
        call.setOnReadyHandler(pace::ready);
        Future<?> sending = threads.submit(Context.current().wrap(() -> send(source, pace, call)));
        call.setOnCancelHandler(() -> sending.cancel(true));
    }

    private <T> void send(StreamSource<T> source, PacedSink<T> pace, ServerCallStreamObserver<T> call) {
        try {
            source.sendTo(pace);
            call.onCompleted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (!call.isCancelled()) {
                call.onError(errors.status(e));
            }
        }
    }
}
