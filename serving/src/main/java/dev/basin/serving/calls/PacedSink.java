package dev.basin.serving.calls;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Semaphore;

/** Waits while the transport's buffer is full. */
final class PacedSink<T> implements StreamSink<T> {
    private final ServerCallStreamObserver<T> call;
    private final Semaphore readiness = new Semaphore(0);

    PacedSink(ServerCallStreamObserver<T> call) {
        this.call = call;
    }

    void ready() {
        readiness.release();
    }

    @Override
    public void send(T item) throws InterruptedException {
        while (!call.isReady()) {
            readiness.acquire();
            readiness.drainPermits();
        }
        call.onNext(item);
    }
}
