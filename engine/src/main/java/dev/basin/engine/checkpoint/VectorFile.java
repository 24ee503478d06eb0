package dev.basin.engine.checkpoint;

import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vector in the space of a model's encoder, such as a direction, as one safetensors file whose tensors are named and shaped
 * as the encoder's own. The same values always give the same bytes.
 */
public final class VectorFile {
    private VectorFile() {}

    /** Writes a vector; the file appears whole or not at all. */
    public static void write(Path file, ParameterVector vector) {
        Map<String, List<Long>> shapes = new TreeMap<>();
        vector.layout().slots().forEach(slot -> shapes.put(name(slot), Inventory.shape(slot)));
        try (SafetensorsWriter writer = new SafetensorsWriter(file, shapes)) {
            vector.layout().slots().forEach(slot -> vector.read(slot, bytes -> writer.write(name(slot), bytes)));
            writer.commit();
        }
    }

    /**
     * Reads a vector.
     *
     * @param target in the layout of the vector that was written
     * @throws CheckpointException if the file does not hold such a vector
     */
    public static void read(Path file, ParameterVector target) {
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            target.layout().slots().forEach(slot -> target.edit(slot, bytes -> reader.readFloats(name(slot), bytes)));
        }
    }

    private static String name(Slot slot) {
        return TensorNames.PREFIX + slot.name();
    }
}
