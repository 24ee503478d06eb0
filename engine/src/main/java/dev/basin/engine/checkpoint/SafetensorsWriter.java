package dev.basin.engine.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes one safetensors file of float32 tensors. Names and shapes are declared first and fix the layout (sorted by name, as
 * HF's writer sorts tensors of one type), so the values may follow in any order with one tensor in memory at a time, and the
 * same content always gives the same bytes. The file appears under its name only by {@link #commit}.
 */
public final class SafetensorsWriter implements AutoCloseable {
    /** HF tools refuse a file that does not say so. */
    private static final Map<String, String> PYTORCH_FORMAT = Map.of("format", "pt");

    private final AtomicFile file;
    private final long dataStart;
    private final Map<String, TensorEntry> outstanding = new HashMap<>();

    /**
     * Starts a file.
     *
     * @param shapes dimensions by tensor name
     */
    public SafetensorsWriter(Path target, Map<String, List<Long>> shapes) {
        List<TensorEntry> tensors = layOut(shapes);
        tensors.forEach(tensor -> outstanding.put(tensor.name(), tensor));
        byte[] header = new SafetensorsHeader(PYTORCH_FORMAT, tensors).toBytes();
        ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(header.length).put(header).flip();
        this.dataStart = start.limit();
        this.file = new AtomicFile(target);
        file.write(start, 0);
    }

    private static List<TensorEntry> layOut(Map<String, List<Long>> shapes) {
        List<TensorEntry> tensors = new ArrayList<>();
        long begin = 0;
        for (Map.Entry<String, List<Long>> tensor : new TreeMap<>(shapes).entrySet()) {
            long end = begin + TensorEntry.byteLength(tensor.getKey(), DType.F32, tensor.getValue());
            tensors.add(new TensorEntry(tensor.getKey(), DType.F32, tensor.getValue(), begin, end));
            begin = end;
        }
        return tensors;
    }

    /**
     * Writes the values of one declared tensor.
     *
     * @param values float32, little endian, row-major; read from its position to its limit, which are left alone
     * @throws IllegalArgumentException if the tensor was not declared, was written before, or is of another size
     */
    public void write(String name, ByteBuffer values) {
        TensorEntry tensor = outstanding.remove(name);
        if (tensor == null) {
            throw new IllegalArgumentException("tensor \"" + name + "\" was not declared, or was written before");
        }
        if (values.remaining() != tensor.end() - tensor.begin()) {
            throw new IllegalArgumentException("tensor \"%s\": got %d bytes for shape %s, wanted %d"
                    .formatted(name, values.remaining(), tensor.shape(), tensor.end() - tensor.begin()));
        }
        file.write(values, dataStart + tensor.begin());
    }

    /**
     * Publishes the file under its name.
     *
     * @throws IllegalStateException if a declared tensor was not written
     */
    public void commit() {
        if (!outstanding.isEmpty()) {
            throw new IllegalStateException("declared and not written: " + outstanding.keySet());
        }
        file.commit();
    }

    /** Discards the file unless it was committed. */
    @Override
    public void close() {
        file.close();
    }
}
