package dev.basin.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, one at a time, so that a file of any size can be read. Lines end with LF or CRLF and nothing
 * else (GLUE's texts contain rarer line separators); a byte order mark at the start is dropped; bytes that are not UTF-8 are
 * refused with their place.
 */
final class Utf8Lines implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream bytes;
    private final MessageDigest digest = Sha256.digest();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long number;

    Utf8Lines(Path file) {
        this.file = file;
        try {
            bytes = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw DataException.notFound("%s does not exist".formatted(file));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() {
        line.reset();
        while (position < limit || fill()) {
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, position - from);
            if (position < limit) {
                position++; // past the line feed
                return decoded();
            }
        }
        return line.size() == 0 ? null : decoded();
    }

    /** The number of the line last read, from 1. */
    long number() {
        return number;
    }

    /** The file's SHA-256, once the last line has been read. */
    String sha256() {
        return Sha256.hex(digest);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private boolean fill() {
        try {
            position = 0;
            limit = Math.max(0, bytes.read(buffer));
            digest.update(buffer, 0, limit);
            return limit > 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private String decoded() {
        number++;
        ByteBuffer content = ByteBuffer.wrap(line.toByteArray());
        try {
            return strip(decoder.decode(content).toString());
        } catch (CharacterCodingException e) {
            throw DataException.invalid("%s: line %d: byte %d of the line (0x%02X) is not UTF-8; accepted: UTF-8 text"
                    .formatted(file, number, content.position() + 1, content.get(content.position())));
        }
    }

    private String strip(String text) {
        int from = number == 1 && text.startsWith("\uFEFF") ? 1 : 0;
        int to = text.endsWith("\r") ? text.length() - 1 : text.length();
        return text.substring(from, Math.max(from, to));
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(file + ": cannot be read: " + cause.getMessage(), cause);
    }
}
