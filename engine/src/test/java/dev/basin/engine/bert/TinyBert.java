package dev.basin.engine.bert;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.checkpoint.SafetensorsReader;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.TorchThreads;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** The reference dumps of a tiny random BERT, made in float64 by another implementation; about.json says how. */
public final class TinyBert implements AutoCloseable {
    public static final BertConfig CONFIG = new BertConfig(512, 48, 3, 4, 96, 32, 2, 1e-12, 0.1, 0.1, 0.1, 3, 0.02);
    public static final int SIZE = 4;
    public static final int LENGTH = 12;

    public final NDManager manager;
    public final SafetensorsReader expected = open("expected");

    public TinyBert() {
        this(DeviceKind.CPU);
    }

    TinyBert(DeviceKind device) {
        TorchThreads.prepareThisThread(1);
        this.manager = device.newMemory();
    }

    public BertModel model() {
        BertModel model = zeros();
        try (SafetensorsReader reader = open("model")) {
            fill(reader, model.encoder(), "bert.");
            fill(reader, model.head(), "");
        }
        return model;
    }

    /** A vector shaped like the model: its encoder from the named file, its head 0. */
    public BertModel direction(String file) {
        BertModel direction = zeros();
        try (SafetensorsReader reader = open(file)) {
            fill(reader, direction.encoder(), "bert.");
        }
        return direction;
    }

    public BertModel zeros() {
        return new BertModel(
                CONFIG,
                ParameterVector.zeros(manager, BertParameters.encoder(CONFIG)),
                ParameterVector.zeros(manager, BertParameters.head(CONFIG)));
    }

    public BertBatch batch() {
        try (SafetensorsReader reader = open("batch")) {
            long[] mask = reader.readLongs("attention_mask");
            float[] floats = new float[mask.length];
            for (int i = 0; i < mask.length; i++) {
                floats[i] = mask[i];
            }
            return BertBatch.of(
                    manager,
                    reader.readLongs("input_ids"),
                    reader.readLongs("token_type_ids"),
                    floats,
                    reader.readLongs("labels"),
                    SIZE,
                    LENGTH);
        }
    }

    /** Holds the logits of {@link #batch} against the reference's. */
    void checkLogits(Outputs outputs, double tolerance) {
        double[] logits = expected.readDoubles("logits");
        for (int i = 0; i < outputs.size(); i++) {
            double[] row = Arrays.copyOfRange(logits, 3 * i, 3 * i + 3);
            Close.to(row, outputs.logits()[i], tolerance, "logits of example " + i);
        }
    }

    /** Two sequences of as many tokens, each followed by as much padding. */
    static BertBatch repeated(NDManager manager, int tokens, int padding) {
        int length = tokens + padding;
        long[] ids = new long[2 * length];
        float[] mask = new float[2 * length];
        for (int cell = 0; cell < ids.length; cell++) {
            boolean token = cell % length < tokens;
            ids[cell] = token ? 1 + 7L * (cell % length) + cell / length : 0;
            mask[cell] = token ? 1 : 0;
        }
        return BertBatch.of(manager, ids, new long[2 * length], mask, new long[] {0, 2}, 2, length);
    }

    private static void fill(SafetensorsReader reader, ParameterVector vector, String prefix) {
        for (Slot slot : vector.layout().slots()) {
            vector.edit(slot, bytes -> reader.readFloats(prefix + slot.name(), bytes));
        }
    }

    public static SafetensorsReader open(String name) {
        try {
            return SafetensorsReader.open(Path.of(
                    Objects.requireNonNull(TinyBert.class.getResource("/parity/tiny-bert/" + name + ".safetensors"))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        expected.close();
        manager.close();
    }
}
