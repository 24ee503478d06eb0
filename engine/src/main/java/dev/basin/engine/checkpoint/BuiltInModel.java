package dev.basin.engine.checkpoint;

import dev.basin.engine.bert.BertConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pre-trained encoder that comes with Basin, so that a first run needs no download by hand: all-MiniLM-L6-v2, 6 layers of
 * width 384 and 22.7M parameters. It lies as an ONNX file in a Maven artifact and is converted to a model directory on first
 * use. It has neither pooler nor head.
 */
public final class BuiltInModel {
    /** Under this name users ask for the model, and under it lies its folder. */
    public static final String NAME = "minilm-l6";

    /** As published with the model: heads, dropout and epsilon cannot be read off the weights. */
    static final BertConfig CONFIG = new BertConfig(30522, 384, 6, 12, 1536, 512, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02);

    private BuiltInModel() {}

    /**
     * Opens the model, after converting it if this is the first use. Several threads and processes may do so at once.
     *
     * @param store folder in which the model's own folder lies or will lie
     * @throws CheckpointException if the artifact is not on the class path, or the folder is not as it was written
     */
    public static ModelDirectory open(Path store) {
        Path folder = store.resolve(NAME);
        if (!Files.exists(folder)) {
            try (AtomicFolder files = new AtomicFolder(folder)) {
                MiniLmConversion.write(files.unfinished());
                Checksums.write(files.unfinished());
                files.commit(); // or another process was first, with the same bytes
            }
        }
        Checksums.verify(folder);
        return ModelDirectory.open(folder);
    }
}
