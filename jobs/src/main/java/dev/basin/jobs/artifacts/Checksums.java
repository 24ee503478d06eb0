package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Computes checksums, and keeps them in files of one line: SHA-256, a space, length in bytes. */
public final class Checksums {

    private static final int BUFFER_BYTES = 1 << 20;

    private Checksums() {}

    /** Size and checksum of a file's content. */
    public static Artifact of(ArtifactKey key, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(key, in, OutputStream.nullOutputStream());
        }
    }

    /** Copies a content; answers its size and checksum. */
    public static Artifact copy(ArtifactKey key, InputStream in, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            size += count;
        }
        return new Artifact(key, size, HexFormat.of().formatHex(digest.digest()));
    }

    static void write(Artifact artifact, Path file) throws IOException {
        Files.writeString(file, line(artifact) + "\n");
    }

    /** Checksum and length in one line. */
    public static String line(Artifact artifact) {
        return artifact.sha256() + " " + artifact.sizeBytes();
    }

    /** Empty if there is no such file, or a folder of that name. */
    static Optional<Artifact> read(ArtifactKey key, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(key, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    /** Reads what {@link #line} wrote. */
    public static Artifact parse(ArtifactKey key, String line) throws IOException {
        String[] parts = line.strip().split(" ");
        try {
            return new Artifact(key, Long.parseLong(parts[1]), parts[0]);
        } catch (RuntimeException e) {
            throw new IOException(
                    "checksum of '" + key + "' is '" + line.strip() + "'; expected SHA-256 and length", e);
        }
    }

    /** A fresh digest of the kind that every checksum is. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
