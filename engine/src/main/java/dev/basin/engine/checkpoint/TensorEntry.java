package dev.basin.engine.checkpoint;

import java.util.List;

/**
 * Where one tensor lies in a safetensors file.
 *
 * @param name unique within the file
 * @param dtype element type as stored
 * @param shape dimensions, row-major; empty for a scalar
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte
 */
public record TensorEntry(String name, DType dtype, List<Long> shape, long begin, long end) {
    /** @throws CheckpointException if shape × element size is not the byte length */
    public TensorEntry {
        shape = List.copyOf(shape);
        long wanted = byteLength(name, dtype, shape);
        if (end - begin != wanted) {
            throw new CheckpointException("tensor \"%s\": shape %s of %s takes %d bytes, data_offsets [%d, %d] give %d"
                    .formatted(name, shape, dtype, wanted, begin, end, end - begin));
        }
    }

    /** Number of elements. */
    public long count() {
        return (end - begin) / dtype.bytes();
    }

    static long byteLength(String name, DType dtype, List<Long> shape) {
        try {
            return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        } catch (ArithmeticException overflow) {
            throw new CheckpointException(
                    "tensor \"%s\": shape %s is beyond 2^63 bytes".formatted(name, shape), overflow);
        }
    }
}
