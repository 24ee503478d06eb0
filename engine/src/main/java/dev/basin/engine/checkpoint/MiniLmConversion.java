package dev.basin.engine.checkpoint;

import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.theta.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From the ONNX export and the tokenizer inside {@link MiniLmArtifact} to a Hugging Face model directory. */
final class MiniLmConversion {
    private static final String MODEL_CARD = """
            # all-MiniLM-L6-v2

            The encoder of a sentence-embedding model: 6 layers, width 384, 12 heads, lower-cased English vocabulary of 30,522
            word pieces. It has no pooler and no classification head.

            - Origin: the sentence-transformers project, exported to ONNX as Xenova/all-MiniLM-L6-v2.
            - Taken from the Maven artifact %s:%s, file all-minilm-l6-v2.onnx
              (SHA-256 %s).
            - Licence: the artifact's project file says Apache-2.0; it states none for the weights on their own.
            - Converted by Basin: float32 values unchanged, the linear layers' matrices transposed back to [out, in].
            """;

    private MiniLmConversion() {}

    /** Writes the model's files into an empty folder. */
    static void write(Path folder) {
        try {
            String modelHash = writeWeights(folder.resolve(WeightFiles.SINGLE));
            AtomicFile.write(folder.resolve(ModelDirectory.CONFIG), ConfigJson.formatEncoder(BuiltInModel.CONFIG));
            MiniLmTokenizer.write(folder);
            AtomicFile.write(
                    folder.resolve("README.md"),
                    MODEL_CARD.formatted(MiniLmArtifact.COORDINATES, MiniLmArtifact.version(), modelHash));
        } catch (IOException e) {
            throw new UncheckedIOException(MiniLmArtifact.COORDINATES + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String writeWeights(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream onnx = new DigestInputStream(MiniLmArtifact.model(), digest);
                SafetensorsWriter writer = new SafetensorsWriter(file, shapes())) {
            OnnxWeights.read(onnx, (name, shape, values) -> write(writer, name, shape, values));
            writer.commit();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Map<String, List<Long>> shapes() {
        Map<String, List<Long>> shapes = new TreeMap<>();
        for (Slot slot : BertParameters.encoder(BuiltInModel.CONFIG).slots()) {
            if (!TensorNames.isPooler(slot.name())) {
                shapes.put(slot.name(), Inventory.shape(slot));
            }
        }
        return shapes;
    }

    private static void write(SafetensorsWriter writer, String name, List<Long> shape, byte[] values) {
        if (name.startsWith("/")) {
            String module = name.substring(1).replaceFirst("/MatMul$", "").replace('/', '.');
            writer.write(module + ".weight", transpose(shape, values));
        } else {
            writer.write(name, ByteBuffer.wrap(values));
        }
    }

    /** From {@code [in, out]}, as MatMul wants it, to {@code [out, in]}, as PyTorch's Linear keeps it. */
    private static ByteBuffer transpose(List<Long> shape, byte[] values) {
        int rows = Math.toIntExact(shape.getFirst());
        int columns = Math.toIntExact(shape.getLast());
        ByteBuffer from = ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                to.putFloat(from.getFloat(Float.BYTES * (row * columns + column)));
            }
        }
        return to.flip();
    }
}
