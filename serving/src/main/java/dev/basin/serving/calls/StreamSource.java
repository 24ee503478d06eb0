package dev.basin.serving.calls;

/** Something that sends items one after another and then returns. */
@FunctionalInterface
public interface StreamSource<T> {
    /** Sends every item. */
    void sendTo(StreamSink<T> sink) throws Exception;
}
