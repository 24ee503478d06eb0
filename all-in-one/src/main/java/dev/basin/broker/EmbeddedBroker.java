package dev.basin.broker;

import dev.basin.landscape.broker.BrokerConfig;
import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.Identifier;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jboss.logging.Logger;

/**
 * Qpid Broker-J, which speaks RabbitMQ's protocol. It starts when the first channel asks how to reach it. It keeps nothing on
 * disk: a tile that is lost with it is one whose result is not in the store, and the coordinator that lives in the same process
 * sends it again. It ends with the process: stopped before, it would cut the lines of channels that are just closing theirs.
 */
@Singleton
class EmbeddedBroker {
    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);
    private static final String USER = "basin";

    private final EmbeddedBrokerConfig config;
    private final String password;
    private SystemLauncher launcher;
    private int port;

    EmbeddedBroker(EmbeddedBrokerConfig config) {
        this.config = config;
        this.password = config.password().orElseGet(() -> UUID.randomUUID().toString());
    }

    /** How a channel reaches the broker. */
    @Produces
    @Unremovable
    @Identifier(BrokerConfig.EMBEDDED_CONNECTION)
    RabbitMQOptions connection() throws Exception {
        start();
        return new RabbitMQOptions()
                .setHost(config.host())
                .setPort(port)
                .setUser(USER)
                .setPassword(password)
                .setAutomaticRecoveryEnabled(false)
                .setReconnectAttempts(Integer.MAX_VALUE)
                .setReconnectInterval(1000);
    }

    private synchronized void start() throws Exception {
        if (launcher != null) {
            return;
        }
        BoundPort bound = new BoundPort();
        launcher = new SystemLauncher(bound);
        launcher.startup(Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                resource("broker.json"),
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION,
                resource("broker.properties"),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                false,
                SystemConfig.CONTEXT,
                Map.of(
                        "basin.host",
                        config.host(),
                        "basin.port",
                        String.valueOf(config.port()),
                        "basin.user",
                        USER,
                        "basin.password",
                        password)));
        port = bound.get();
        LOG.infof("Embedded broker at %s:%d", config.host(), port);
    }

    private static String resource(String name) {
        return EmbeddedBroker.class.getResource(name).toExternalForm();
    }

    /** Learns which port the broker listens at when it was left to choose. */
    private static final class BoundPort extends DefaultSystemLauncherListener {
        private SystemConfig<?> system;

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system = resolved;
        }

        int get() {
            return ((Broker<?>) system.getContainer())
                    .getPorts().stream()
                            .mapToInt(Port::getBoundPort)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("the embedded broker listens at no port"));
        }
    }
}
