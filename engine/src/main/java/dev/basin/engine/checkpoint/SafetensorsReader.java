package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An open safetensors file: eight bytes of header length (little endian), the header, the data. The header is checked whole
 * when the file is opened; tensors are then read one at a time in chunks, so a file of any size needs little heap. Reads are
 * positional and may run on several threads.
 */
public final class SafetensorsReader implements AutoCloseable {
    /** The limit of HF's own reader. */
    static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int CHUNK_BYTES = 1 << 20;
    private static final Set<DType> INTEGERS = EnumSet.of(DType.I32, DType.I64);

    private final FileBytes file;
    private final long dataStart;
    private final SafetensorsHeader header;
    private final Map<String, TensorEntry> byName;

    private SafetensorsReader(FileBytes file) {
        this.file = file;
        int headerLength = headerLength();
        this.dataStart = Long.BYTES + headerLength;
        this.header = SafetensorsHeader.parse(file.read(Long.BYTES, headerLength), file.size() - dataStart);
        this.byName = header.tensors().stream().collect(Collectors.toMap(TensorEntry::name, Function.identity()));
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws CheckpointException if the file is missing or not a sound safetensors file
     */
    public static SafetensorsReader open(Path path) {
        FileBytes file = new FileBytes(path);
        try {
            return new SafetensorsReader(file);
        } catch (CheckpointException e) {
            file.close();
            throw e.in(path);
        }
    }

    private int headerLength() {
        require(file.size() >= Long.BYTES, "file is truncated: %d bytes, not even a header length", file.size());
        long length = file.read(0, Long.BYTES).getLong();
        require(
                length >= 0 && length <= MAX_HEADER_BYTES,
                "header length %s is out of bounds, at most %d is accepted",
                Long.toUnsignedString(length),
                MAX_HEADER_BYTES);
        long there = file.size() - Long.BYTES;
        require(length <= there, "file is truncated: header of %d bytes announced, %d bytes are there", length, there);
        return (int) length;
    }

    /** The tensors in the order of their bytes. */
    public List<TensorEntry> tensors() {
        return header.tensors();
    }

    public Optional<TensorEntry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The {@code __metadata__} strings, empty when the file has none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Reads a floating-point tensor (F16, BF16, F32 or F64) as float32, straight into native memory when the target is direct.
     *
     * @param target filled from its position to its limit, little endian; must have room for exactly the tensor
     * @return how many values are NaN or infinite: such values are kept as they are
     * @throws CheckpointException if the tensor is missing, of another type, or not of the target's size
     */
    public long readFloats(String name, ByteBuffer target) {
        TensorEntry tensor = tensor(name, DType::isFloatingPoint, "a floating-point tensor");
        require(
                target.remaining() == tensor.count() * Float.BYTES,
                "%s: tensor \"%s\": has %d values %s, the target has room for %d",
                file.path(),
                name,
                tensor.count(),
                tensor.shape(),
                target.remaining() / Float.BYTES);
        ByteBuffer floats = target.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (tensor.dtype() == DType.F32) {
            copy(tensor, floats);
        } else {
            widen(tensor, floats);
        }
        target.position(target.limit());
        return countNonFinite(floats);
    }

    /** Reads a floating-point tensor as doubles, row-major; for small tensors, since all of it is held in heap. */
    public double[] readDoubles(String name) {
        TensorEntry tensor = tensor(name, DType::isFloatingPoint, "a floating-point tensor");
        ByteBuffer bytes = whole(tensor);
        return IntStream.range(0, Math.toIntExact(tensor.count()))
                .mapToDouble(i -> tensor.dtype().doubleAt(bytes, i))
                .toArray();
    }

    /** Reads an I32 or I64 tensor as longs, row-major; for small tensors, since all of it is held in heap. */
    public long[] readLongs(String name) {
        TensorEntry tensor = tensor(name, INTEGERS::contains, "an I32 or I64 tensor");
        ByteBuffer bytes = whole(tensor);
        return IntStream.range(0, Math.toIntExact(tensor.count()))
                .mapToLong(i -> tensor.dtype() == DType.I64 ? bytes.getLong(8 * i) : bytes.getInt(4 * i))
                .toArray();
    }

    private TensorEntry tensor(String name, Predicate<DType> accepted, String wanted) {
        TensorEntry tensor = find(name)
                .orElseThrow(() -> new CheckpointException("%s: has no tensor \"%s\"".formatted(file.path(), name)));
        require(
                accepted.test(tensor.dtype()),
                "%s: tensor \"%s\": is of type %s, wanted %s",
                file.path(),
                name,
                tensor.dtype(),
                wanted);
        return tensor;
    }

    private void copy(TensorEntry tensor, ByteBuffer floats) {
        for (int at = 0; at < floats.limit(); at += CHUNK_BYTES) {
            int length = Math.min(CHUNK_BYTES, floats.limit() - at);
            file.fill(floats.slice(at, length), dataStart + tensor.begin() + at);
        }
    }

    private void widen(TensorEntry tensor, ByteBuffer floats) {
        int width = tensor.dtype().bytes();
        int chunkValues = CHUNK_BYTES / width;
        for (long first = 0; first < tensor.count(); first += chunkValues) {
            int values = (int) Math.min(chunkValues, tensor.count() - first);
            ByteBuffer chunk = file.read(dataStart + tensor.begin() + first * width, values * width);
            for (int i = 0; i < values; i++) {
                floats.putFloat((float) tensor.dtype().doubleAt(chunk, i));
            }
        }
    }

    private static long countNonFinite(ByteBuffer floats) {
        long nonFinite = 0;
        for (int at = 0; at < floats.limit(); at += Float.BYTES) {
            nonFinite += Float.isFinite(floats.getFloat(at)) ? 0 : 1;
        }
        return nonFinite;
    }

    private ByteBuffer whole(TensorEntry tensor) {
        return file.read(dataStart + tensor.begin(), Math.toIntExact(tensor.end() - tensor.begin()));
    }

    @Override
    public void close() {
        file.close();
    }
}
