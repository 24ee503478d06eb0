package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a classifier as a Hugging Face model directory, which appears whole or not at all. */
public final class ModelDirectoryWriter {
    static final List<String> TOKENIZER_FILES = List.of(
            "tokenizer.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json");

    private ModelDirectoryWriter() {}

    /**
     * Saves a model; the same content always gives the same bytes.
     *
     * @param folder must not exist, or be empty
     * @param labels as many as the model has
     * @param tokenizer folder whose tokenizer files, as far as they are there, are copied
     * @throws CheckpointException if the folder holds something
     */
    public static ModelDirectory save(Path folder, BertModel model, TaskLabels labels, Path tokenizer) {
        ModelConfig config = new ModelConfig(model.config(), labels);
        try (AtomicFolder files = new AtomicFolder(folder)) {
            writeWeights(files.unfinished().resolve(WeightFiles.SINGLE), model);
            AtomicFile.write(files.unfinished().resolve(ModelDirectory.CONFIG), ConfigJson.formatClassifier(config));
            copyTokenizer(tokenizer, files.unfinished());
            require(files.commit(), "%s: holds something already, an empty or new folder is accepted", folder);
        }
        return ModelDirectory.open(folder);
    }

    private static void writeWeights(Path file, BertModel model) {
        Map<String, List<Long>> shapes = new TreeMap<>();
        model.encoder()
                .layout()
                .slots()
                .forEach(slot -> shapes.put(TensorNames.PREFIX + slot.name(), Inventory.shape(slot)));
        model.head().layout().slots().forEach(slot -> shapes.put(slot.name(), Inventory.shape(slot)));
        try (SafetensorsWriter writer = new SafetensorsWriter(file, shapes)) {
            write(writer, TensorNames.PREFIX, model.encoder());
            write(writer, "", model.head());
            writer.commit();
        }
    }

    private static void write(SafetensorsWriter writer, String prefix, ParameterVector vector) {
        for (Slot slot : vector.layout().slots()) {
            vector.read(slot, bytes -> writer.write(prefix + slot.name(), bytes));
        }
    }

    private static void copyTokenizer(Path source, Path target) {
        for (String name : TOKENIZER_FILES) {
            if (Files.exists(source.resolve(name))) {
                try {
                    AtomicFile.write(target.resolve(name), Files.readAllBytes(source.resolve(name)));
                } catch (IOException e) {
                    throw new UncheckedIOException(source.resolve(name) + ": cannot be read: " + e.getMessage(), e);
                }
            }
        }
    }
}
