package dev.basin.engine.training;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.AdamMoments;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.SafetensorsReader;
import dev.basin.engine.checkpoint.SafetensorsWriter;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A training state in one safetensors file: the parameters and both moments under their names after {@code model.},
 * {@code mean.} and {@code square.}, and the number of steps done.
 */
public final class TrainingStateFile {
    private static final String STEP = "step";
    // These files hold float32, which is exact up to 2^24: hence the step in two digits of this base.
    private static final long BASE = 1L << 20;

    private TrainingStateFile() {}

    /** Writes the file whole or not at all. */
    public static void write(Path file, TrainingState state) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        shapes.put(STEP, List.of(2L));
        each(
                state,
                (name, part) -> shapes.put(
                        name, Arrays.stream(part.slot().shape()).boxed().toList()));
        try (SafetensorsWriter writer = new SafetensorsWriter(file, shapes)) {
            writer.write(STEP, digits(state.step()));
            each(state, (name, part) -> part.vector().read(part.slot(), bytes -> writer.write(name, bytes)));
            writer.commit();
        }
    }

    /**
     * Reads a state into memory of the manager.
     *
     * @throws dev.basin.engine.checkpoint.CheckpointException when the file is not such a state of such a model
     */
    public static TrainingState read(Path file, NDManager manager, BertConfig config) {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            double[] step = reader.readDoubles(STEP);
            BertModel model = new BertModel(
                    config,
                    ParameterVector.zeros(manager, BertParameters.encoder(config)),
                    ParameterVector.zeros(manager, BertParameters.head(config)));
            TrainingState state = new TrainingState(model, AdamMoments.zeros(model), (long) (step[0] * BASE + step[1]));
            each(state, (name, part) -> part.vector().edit(part.slot(), bytes -> reader.readFloats(name, bytes)));
            return state;
        }
    }

    private static ByteBuffer digits(long steps) {
        ByteBuffer digits = ByteBuffer.allocate(2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long high = steps / BASE;
        return digits.putFloat((float) high)
                .putFloat((float) (steps - high * BASE))
                .flip();
    }

    private static void each(TrainingState state, BiConsumer<String, Part> action) {
        each("model.", state.model(), action);
        each("mean.", state.moments().mean(), action);
        each("square.", state.moments().square(), action);
    }

    private static void each(String prefix, BertModel model, BiConsumer<String, Part> action) {
        for (ParameterVector vector : List.of(model.encoder(), model.head())) {
            vector.layout().slots().forEach(slot -> action.accept(prefix + slot.name(), new Part(vector, slot)));
        }
    }

    private record Part(ParameterVector vector, Slot slot) {}
}
