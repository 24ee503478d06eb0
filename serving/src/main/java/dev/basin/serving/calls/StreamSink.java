package dev.basin.serving.calls;

/** Where items of a stream go. */
@FunctionalInterface
public interface StreamSink<T> {
    /**
     * Sends one item, waiting until the reader has room for it.
     *
     * @throws InterruptedException if the reader is gone
     */
    void send(T item) throws InterruptedException;
}
