package dev.basin.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The broker of {@code basin.broker.kind=embedded}. */
@ConfigMapping(prefix = "basin.broker.embedded")
public interface EmbeddedBrokerConfig {
    /** Address to listen at. */
    @WithDefault("127.0.0.1")
    String host();

    /** Port to listen at; 0 takes a free one. Fix it, and the password, for workers in other processes to join. */
    @WithDefault("0")
    int port();

    /** Password of the user {@code basin}; by default one that only this process knows. */
    Optional<String> password();
}
