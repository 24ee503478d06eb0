package dev.basin.landscape.broker;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Messages between one sender and one receiver of this process, in order. */
final class InProcessExchange {
    private final UnicastProcessor<Object> waiting = UnicastProcessor.create();

    Multi<Message<Object>> messages() {
        return waiting.map(this::message);
    }

    Flow.Subscriber<Message<?>> sender() {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE); // the coordinator's window bounds what waits
            }

            @Override
            public void onNext(Message<?> message) {
                put(message.getPayload());
                CompletionStage<Void> _ = message.ack();
            }

            @Override
            public void onError(Throwable failure) {
                waiting.onError(failure);
            }

            @Override
            public void onComplete() {
                waiting.onComplete();
            }
        };
    }

    private Message<Object> message(Object payload) {
        return Message.of(payload, () -> CompletableFuture.completedStage(null), failure -> {
            put(payload);
            return CompletableFuture.completedStage(null);
        });
    }

    /** Several senders may meet here: the emitter's threads, and receivers that hand a message back. */
    private synchronized void put(Object payload) {
        waiting.onNext(payload);
    }
}
