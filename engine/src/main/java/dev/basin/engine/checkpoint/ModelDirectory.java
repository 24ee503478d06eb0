package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * A BERT model as Hugging Face's tools keep it: {@code config.json}, {@code model.safetensors} (or shards with an index) and
 * the tokenizer's files. Opening checks everything but the values; reading streams them into native memory, once for each
 * call. {@link ModelDirectoryWriter} makes such folders.
 */
public final class ModelDirectory {
    static final String CONFIG = "config.json";

    private final Path folder;
    private final ModelConfig config;
    private final Inventory inventory;

    private ModelDirectory(Path folder, ModelConfig config, Inventory inventory) {
        this.folder = folder;
        this.config = config;
        this.inventory = inventory;
    }

    /**
     * Opens a model and checks that its weights are those of its configuration. A pooler and a head may be missing.
     *
     * @throws CheckpointException if the folder is no BERT model that this engine computes; missing and misshapen tensors
     *     are named all at once
     */
    public static ModelDirectory open(Path folder) {
        require(Files.isDirectory(folder), "%s: no such folder", folder);
        ModelConfig config = ConfigJson.read(folder.resolve(CONFIG));
        try (WeightFiles weights = WeightFiles.open(folder)) {
            return new ModelDirectory(folder, config, Inventory.of(folder, weights, config.bert()));
        }
    }

    /** @throws CheckpointException if a {@code config.json} is not that of a BERT model that this engine computes */
    public static void requireReadable(Path config) {
        var unused = ConfigJson.read(config);
    }

    public Path folder() {
        return folder;
    }

    /** The shape of the model; its label count is that of the head, or Hugging Face's default where there is none. */
    public BertConfig config() {
        return config.bert();
    }

    /** The meaning of the head's classes; placeholders when the configuration names none. */
    public TaskLabels labels() {
        return config.labels();
    }

    public boolean hasPooler() {
        return inventory.hasPooler();
    }

    public boolean hasHead() {
        return inventory.hasHead();
    }

    /** Tensors that are neither encoder nor classification head, such as those of pre-training heads. */
    public List<String> ignoredTensors() {
        return inventory.ignored();
    }

    /**
     * Reads the encoder. Without a {@linkplain #hasPooler pooler} the vector's own is left as it is.
     *
     * @param encoder in the layout of {@link #config}
     * @return how many of the values are NaN or infinite
     */
    public long readEncoder(ParameterVector encoder) {
        return read(encoder, BertParameters.encoder(config()), name -> hasPooler() || !TensorNames.isPooler(name));
    }

    /**
     * Reads the classification head.
     *
     * @param head in the layout of {@link #config}
     * @return how many of the values are NaN or infinite
     * @throws CheckpointException if the model has none
     */
    public long readHead(ParameterVector head) {
        require(hasHead(), "%s: has no classification head (classifier.weight, classifier.bias)", folder);
        return read(head, BertParameters.head(config()), name -> true);
    }

    /**
     * Reads a fine-tuned classifier.
     *
     * @throws CheckpointException if the model lacks a pooler or a head
     */
    public LoadedModel load(NDManager manager) {
        require(hasPooler(), "%s: has no pooler (pooler.dense.weight, pooler.dense.bias)", folder);
        require(hasHead(), "%s: has no classification head (classifier.weight, classifier.bias)", folder);
        ParameterVector encoder = ParameterVector.zeros(manager, BertParameters.encoder(config()));
        ParameterVector head = ParameterVector.zeros(manager, BertParameters.head(config()));
        long nonFinite = readEncoder(encoder) + readHead(head);
        return new LoadedModel(new BertModel(config(), encoder, head), nonFinite);
    }

    private long read(ParameterVector target, ParameterLayout wanted, Predicate<String> present) {
        if (!target.layout().equals(wanted)) {
            throw new IllegalArgumentException("the vector's layout is not that of " + folder);
        }
        LongAdder nonFinite = new LongAdder();
        try (WeightFiles weights = WeightFiles.open(folder)) {
            for (Slot slot : wanted.slots()) {
                if (present.test(slot.name())) {
                    target.edit(slot, bytes -> nonFinite.add(weights.readFloats(slot.name(), bytes)));
                }
            }
        }
        return nonFinite.sum();
    }

    /**
     * Identifies configuration and weights by content; the tokenizer is not part of it. A shell gives the same for
     * {@code sha256sum config.json model.safetensors | sha256sum}.
     */
    public String contentHash() {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(CONFIG)));
        files.addAll(WeightFiles.paths(folder));
        return Sha256.of(files);
    }
}
