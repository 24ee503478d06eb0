package dev.basin.engine.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files byte by byte, so that they may be as wrong as a test wants. */
final class RawSafetensors {
    private RawSafetensors() {}

    static Path file(Path folder, String header, byte... data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return file(folder, json.length, json, data);
    }

    static Path file(Path folder, long announcedHeaderLength, byte[] header, byte... data) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(announcedHeaderLength).put(header).put(data);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }
}
