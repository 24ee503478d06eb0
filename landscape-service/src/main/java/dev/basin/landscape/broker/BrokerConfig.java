package dev.basin.landscape.broker;

import io.smallrye.config.ConfigMapping;

/** What tiles travel by. The connector of every channel follows from it; see META-INF/microprofile-config.properties. */
@ConfigMapping(prefix = "basin.broker")
public interface BrokerConfig {
    /** Which broker. */
    Kind kind();

    /** Kinds of broker. */
    enum Kind {
        /** None: this process evaluates its own tiles. */
        NONE,
        /** One inside this process, which others may join; all-in-one has it. */
        EMBEDDED,
        /** The embedded one of another process, named as a RabbitMQ server is. It knows no dead-letter arguments. */
        JOINED,
        /** A server named by {@code rabbitmq-host}, {@code rabbitmq-port}, {@code rabbitmq-username}, {@code rabbitmq-password}. */
        RABBITMQ
    }
}
