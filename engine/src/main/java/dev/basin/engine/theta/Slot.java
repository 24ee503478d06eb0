package dev.basin.engine.theta;

import java.util.Arrays;

/**
 * The place of one named parameter in a flat vector.
 *
 * @param offset index of its first float
 * @param length number of floats, the product of the shape
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in and out, and compared by its content.
public record Slot(String name, long[] shape, long offset, long length) {
    public Slot {
        shape = shape.clone();
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (offset < 0 || length < 1 || length != size) {
            throw new IllegalArgumentException(
                    "slot of " + name + " has offset " + offset + " and length " + length + "; the shape "
                            + Arrays.toString(shape) + " needs a length of " + size + " at an offset of at least 0");
        }
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Index of the first float after this parameter. */
    public long end() {
        return offset + length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slot slot
                && name.equals(slot.name)
                && offset == slot.offset
                && Arrays.equals(shape, slot.shape);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(shape);
    }
}
