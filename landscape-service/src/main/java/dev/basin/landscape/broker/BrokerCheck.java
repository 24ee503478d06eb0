package dev.basin.landscape.broker;

import dev.basin.landscape.LandscapeConfig;
import dev.basin.landscape.LandscapeConfig.Role;
import dev.basin.landscape.broker.BrokerConfig.Kind;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Refuses to start where tiles would have nowhere to go. */
@Singleton
class BrokerCheck {
    /** Before the channels connect, whose own messages would say less. */
    private static final int BEFORE_CHANNELS = Integer.MIN_VALUE;

    void check(
            @Observes @Priority(BEFORE_CHANNELS) StartupEvent event,
            BrokerConfig broker,
            LandscapeConfig landscape,
            @Any Instance<RabbitMQOptions> connections) {
        if (broker.kind() == Kind.NONE && landscape.role() != Role.ALL) {
            throw new IllegalStateException(
                    "basin.landscape.role is %s, which needs a broker between coordinators and workers, and basin.broker.kind is"
                                    .formatted(landscape.role())
                            + " NONE; set it to rabbitmq, or the role to all");
        }
        if (broker.kind() == Kind.EMBEDDED
                && connections
                        .select(Identifier.Literal.of(BrokerConfig.EMBEDDED_CONNECTION))
                        .isUnsatisfied()) {
            throw new IllegalStateException(
                    "basin.broker.kind is EMBEDDED, and this application has no broker inside; accepted here: none, rabbitmq");
        }
    }
}
