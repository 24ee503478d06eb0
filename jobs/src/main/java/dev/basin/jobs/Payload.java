package dev.basin.jobs;

import dev.basin.jobs.artifacts.Checksums;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes that this module stores and never reads: a specification, a result, a finished step. */
public final class Payload {

    public static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    public static Payload ofText(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public String toText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(Checksums.sha256().digest(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
