package dev.basin.landscape.broker;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.rabbitmq.RabbitMQClient;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Declares the queues of tiles over a line of its own, and again whenever that line comes back. The connector would leave this to
 * whoever reads a queue: tiles that are sent before there is any worker would be lost, and dead tiles, which nobody reads, always.
 */
@ApplicationScoped
public class TileTopology implements ClientCustomizer<RabbitMQOptions> {
    private static final Logger LOG = Logger.getLogger(TileTopology.class);
    private static final String TILES = "basin.tiles";
    private static final String DEAD = "basin.tiles.dead";

    private final Vertx vertx;
    private RabbitMQClient line;

    TileTopology(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The first channel that asks how to reach the broker tells this too. */
    @Override
    public synchronized RabbitMQOptions customize(String channel, Config config, RabbitMQOptions options) {
        if (line == null) {
            line = RabbitMQClient.create(vertx, new RabbitMQOptions(options));
            line.addConnectionEstablishedCallback(promise -> declare().onComplete(promise));
            line.start().onFailure(e -> LOG.errorf("The queues of tiles are not declared: %s", e.getMessage()));
        }
        return options;
    }

    private Future<Void> declare() {
        return line.exchangeDeclare(TILES, "direct", true, false)
                .compose(done -> line.queueDeclare(TILES, true, false, false))
                .compose(done -> line.queueBind(TILES, TILES, TILES))
                .compose(done -> line.queueDeclare(DEAD, true, false, false))
                .mapEmpty();
    }

    @PreDestroy
    synchronized void stop() {
        if (line != null) {
            line.stop();
        }
    }
}
