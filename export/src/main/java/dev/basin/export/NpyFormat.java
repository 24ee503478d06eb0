package dev.basin.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/** One array in NumPy's own format, version 1.0: a header that reads as a Python dictionary, then the bare content. */
final class NpyFormat {
    private static final byte[] MAGIC = "\u0093NUMPY\u0001\u0000".getBytes(ISO_8859_1);
    private static final int ALIGNMENT = 64; // of the content, so that it can be mapped into memory

    private NpyFormat() {}

    /** float64, little endian, in C order. */
    static ByteBuffer numbers(NumberArray array) {
        ByteBuffer file = start("<f8", array.shape(), array.size() * Double.BYTES);
        for (int i = 0; i < array.size(); i++) {
            file.putDouble(array.at(i));
        }
        return file.flip();
    }

    /** A scalar of NumPy's fixed-width text, four bytes a code point. */
    static ByteBuffer text(String text) {
        int[] codePoints = text.codePoints().toArray();
        ByteBuffer file = start("<U" + codePoints.length, List.of(), codePoints.length * Integer.BYTES);
        for (int codePoint : codePoints) {
            file.putInt(codePoint);
        }
        return file.flip();
    }

    private static ByteBuffer start(String type, List<Integer> shape, int contentBytes) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, tuple(shape));
        int before = MAGIC.length + Short.BYTES;
        int padded = Math.ceilDiv(before + header.length() + 1, ALIGNMENT) * ALIGNMENT - before;
        return ByteBuffer.allocate(before + padded + contentBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) padded)
                .put((header + " ".repeat(padded - header.length() - 1) + "\n").getBytes(ISO_8859_1));
    }

    /** As Python writes it: (), (3,), (3, 2). */
    private static String tuple(List<Integer> shape) {
        String inside = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return shape.size() == 1 ? "(" + inside + ",)" : "(" + inside + ")";
    }
}
