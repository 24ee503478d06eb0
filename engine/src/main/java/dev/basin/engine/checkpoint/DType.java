package dev.basin.engine.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Element types that a safetensors header may name. All are accepted in a file, so that one odd buffer does not make a model
 * unreadable; only those with a decoder can be read as numbers.
 */
public enum DType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    F8_E8M0(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8),
    C64(8);

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether {@link #doubleAt} decodes this type. */
    boolean isFloatingPoint() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    /** Value number {@code index} of a little-endian buffer that starts with value 0; exact for every floating-point type. */
    double doubleAt(ByteBuffer bytes, int index) {
        return switch (this) {
            case F16 -> Float.float16ToFloat(bytes.getShort(2 * index));
            case BF16 -> Float.intBitsToFloat(bytes.getShort(2 * index) << 16); // the upper half of a float32
            case F32 -> bytes.getFloat(4 * index);
            case F64 -> bytes.getDouble(8 * index);
            default -> throw new IllegalStateException(this + " has no decoder");
        };
    }

    static Optional<DType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
