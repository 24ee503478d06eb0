package dev.basin.landscape.tiles;

import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.LandscapeEnded;
import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileTask;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Where tiles wait for a worker, and notices for a coordinator. The channels decide by what they travel.
 *
 * <p>What waits to be sent while no broker is there is bounded by the coordinators' windows, so no buffer overflows.
 */
@Singleton
public class TileQueue {
    /** Tiles on their way to workers. */
    static final String TILES = "landscape-tiles";

    /** Notices on their way back. */
    static final String NOTICES = "landscape-notices";

    /** Landscapes whose memory workers may free. */
    public static final String ENDED = "landscape-ended";

    private static final String OUT = "-out";
    private static final String DEAD = "-dead";

    /** Kept by the broker on its disk: without this, RabbitMQ loses messages of a durable queue when it is killed. */
    private static final int PERSISTENT = 2;

    private final MutinyEmitter<byte[]> tiles;
    private final MutinyEmitter<byte[]> dead;
    private final MutinyEmitter<byte[]> notices;
    private final MutinyEmitter<byte[]> ended;

    TileQueue(
            @Channel(TILES + OUT) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> tiles,
            @Channel(TILES + DEAD + OUT) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> dead,
            @Channel(NOTICES + OUT) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> notices,
            @Channel(ENDED + OUT) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> ended) {
        this.tiles = tiles;
        this.dead = dead;
        this.notices = notices;
        this.ended = ended;
    }

    public void send(TileTask task) {
        tiles.sendMessageAndForget(persistent(task.toByteArray()));
    }

    /** Puts a tile aside that no worker shall try again, for people to look at. */
    void bury(TileTask task) {
        dead.sendMessageAndForget(persistent(task.toByteArray()));
    }

    void tell(TileNotice notice) {
        notices.sendAndForget(notice.toByteArray());
    }

    /** Tells all workers that nothing more of a landscape will be asked of them. */
    public void tellEnded(JobKey landscape) {
        ended.sendAndForget(LandscapeEnded.newBuilder()
                .setLandscape(landscape.name())
                .build()
                .toByteArray());
    }

    private static Message<byte[]> persistent(byte[] payload) {
        OutgoingRabbitMQMetadata kept =
                OutgoingRabbitMQMetadata.builder().withDeliveryMode(PERSISTENT).build();
        return Message.of(payload, Metadata.of(kept));
    }
}
