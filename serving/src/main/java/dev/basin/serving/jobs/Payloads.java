package dev.basin.serving.jobs;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.jobs.Payload;
import java.io.IOException;

/** Messages as jobs store them: in the deterministic binary form, so that equal messages have equal checksums. */
public final class Payloads {
    private Payloads() {}

    public static Payload of(Message message) {
        byte[] bytes = new byte[message.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("a buffer of the message's own size holds it", e);
        }
        return Payload.of(bytes);
    }

    /**
     * Reads a message back.
     *
     * @throws IllegalStateException if the payload was not written by {@link #of} for the same type
     */
    public static <M extends Message> M read(Payload payload, Parser<M> parser) {
        try {
            return parser.parseFrom(payload.toBytes());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a stored message cannot be read: " + e.getMessage(), e);
        }
    }
}
