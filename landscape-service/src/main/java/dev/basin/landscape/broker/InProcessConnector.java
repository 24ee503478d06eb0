package dev.basin.landscape.broker;

import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Carries messages from the outgoing channels of this process to its own incoming ones, matched by {@code exchange.name}, for a
 * service that has no broker. It keeps the promises that the other connectors keep: a message that is not acknowledged is
 * delivered again.
 */
@ApplicationScoped
@Connector(InProcessConnector.NAME)
public class InProcessConnector implements InboundConnector, OutboundConnector {
    static final String NAME = "basin-in-process";

    private final Map<String, InProcessExchange> exchanges = new ConcurrentHashMap<>();

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
        return exchange(channel).messages();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
        return exchange(channel).sender();
    }

    private InProcessExchange exchange(Config channel) {
        return exchanges.computeIfAbsent(
                channel.getValue("exchange.name", String.class), name -> new InProcessExchange());
    }
}
