package dev.basin.engine.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The three-layer classifier that Hugging Face's library wrote for the parity tests, and variations on it. */
final class TinyBert {
    static final Path FOLDER = resource("/parity/tiny-bert");

    private TinyBert() {}

    /** Its tensors under other names; a name mapped to an empty string is left out. */
    static Map<String, ByteBuffer> tensors(UnaryOperator<String> rename) {
        Map<String, ByteBuffer> tensors = new TreeMap<>();
        try (SafetensorsReader reader = SafetensorsReader.open(FOLDER.resolve("model.safetensors"))) {
            for (TensorEntry entry : reader.tensors()) {
                ByteBuffer values = ByteBuffer.allocate(Math.toIntExact(entry.count() * Float.BYTES));
                reader.readFloats(entry.name(), values);
                tensors.put(rename.apply(entry.name()), values.flip());
            }
        }
        tensors.remove("");
        return tensors;
    }

    /** The shapes of the same. */
    static Map<String, List<Long>> shapes(UnaryOperator<String> rename) {
        Map<String, List<Long>> shapes = new TreeMap<>();
        try (SafetensorsReader reader = SafetensorsReader.open(FOLDER.resolve("model.safetensors"))) {
            reader.tensors().forEach(entry -> shapes.put(rename.apply(entry.name()), entry.shape()));
        }
        shapes.remove("");
        return shapes;
    }

    /** Writes a model directory of its configuration and the renamed tensors. */
    static Path write(Path folder, UnaryOperator<String> rename) {
        writeWeights(folder.resolve("model.safetensors"), shapes(rename), tensors(rename));
        return writeConfig(folder, config -> config);
    }

    static void writeWeights(Path file, Map<String, List<Long>> shapes, Map<String, ByteBuffer> tensors) {
        try (SafetensorsWriter writer = new SafetensorsWriter(file, shapes)) {
            tensors.forEach(writer::write);
            writer.commit();
        }
    }

    static Path writeConfig(Path folder, UnaryOperator<String> edit) {
        try {
            Files.writeString(
                    folder.resolve("config.json"), edit.apply(Files.readString(FOLDER.resolve("config.json"))));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(TinyBert.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
