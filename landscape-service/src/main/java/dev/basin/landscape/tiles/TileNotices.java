package dev.basin.landscape.tiles;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.landscape.v1.TileNotice;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Passes notices on to those of this process who wait for them. */
@Singleton
public class TileNotices {
    private final List<Consumer<TileNotice>> listeners = new CopyOnWriteArrayList<>();

    /** A listener that hears every notice until it is closed. It must not block. */
    public Subscription listen(Consumer<TileNotice> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Incoming(TileQueue.NOTICES)
    void receive(byte[] message) throws InvalidProtocolBufferException {
        TileNotice notice = TileNotice.parseFrom(message);
        listeners.forEach(listener -> listener.accept(notice));
    }

    /** Ends listening. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
