package dev.basin.landscape.tiles;

import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileTask;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Where tiles wait for a worker, and notices for a coordinator. The channels decide by what they travel. */
@Singleton
public class TileQueue {
    /** Tiles on their way to workers. */
    public static final String TILES = "landscape-tiles";

    /** Notices on their way back. */
    public static final String NOTICES = "landscape-notices";

    private final MutinyEmitter<byte[]> tiles;
    private final MutinyEmitter<byte[]> notices;

    TileQueue(@Channel(TILES) MutinyEmitter<byte[]> tiles, @Channel(NOTICES) MutinyEmitter<byte[]> notices) {
        this.tiles = tiles;
        this.notices = notices;
    }

    public void send(TileTask task) {
        tiles.sendAndForget(task.toByteArray());
    }

    void tell(TileNotice notice) {
        notices.sendAndForget(notice.toByteArray());
    }
}
