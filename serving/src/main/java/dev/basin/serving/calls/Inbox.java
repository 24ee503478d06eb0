package dev.basin.serving.calls;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The messages of a caller who streams, one at a time. The next is asked for when the one before has been taken, so that no more than
 * one waits in memory, however fast the caller is.
 */
public final class Inbox<T> implements StreamObserver<T> {
    private final ServerCallStreamObserver<?> call;
    private final BlockingQueue<Arrival<T>> arrivals = new LinkedBlockingQueue<>();

    private sealed interface Arrival<T> {}

    private record Message<T>(T content) implements Arrival<T> {}

    private record End<T>() implements Arrival<T> {}

    private record Loss<T>(Throwable cause) implements Arrival<T> {}

    Inbox(ServerCallStreamObserver<?> call) {
        this.call = call;
        call.disableAutoRequest();
    }

    /**
     * The next message; empty after the last.
     *
     * @throws io.grpc.StatusRuntimeException if the caller has left
     */
    public Optional<T> take() throws InterruptedException {
        call.request(1);
        return switch (arrivals.take()) {
            case Message<T> message -> Optional.of(message.content());
            case End<T> _ -> Optional.empty();
            case Loss<T> loss -> throw Status.fromThrowable(loss.cause()).asRuntimeException();
        };
    }

    @Override
    public void onNext(T message) {
        arrivals.add(new Message<>(message));
    }

    @Override
    public void onCompleted() {
        arrivals.add(new End<>());
    }

    @Override
    public void onError(Throwable cause) {
        arrivals.add(new Loss<>(cause));
    }
}
