package dev.basin.landscape.broker;

import io.smallrye.config.ConfigMapping;

/** What tiles travel by. The connector of every channel follows from it; see META-INF/microprofile-config.properties. */
@ConfigMapping(prefix = "basin.broker")
public interface BrokerConfig {
    /** Name under which an application with a broker inside offers the way to it. */
    String EMBEDDED_CONNECTION = "basin-embedded-broker";

    /** Which broker. */
    Kind kind();

    /** Kinds of broker. */
    enum Kind {
        /** None: this process evaluates its own tiles. */
        NONE,
        /** One inside this process, which others may join; all-in-one has it. */
        EMBEDDED,
        /**
         * A RabbitMQ server, or the embedded one of another process, named by {@code rabbitmq-host}, {@code rabbitmq-port},
         * {@code rabbitmq-username} and {@code rabbitmq-password}.
         */
        RABBITMQ
    }
}
