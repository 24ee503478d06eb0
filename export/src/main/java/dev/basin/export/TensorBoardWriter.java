package dev.basin.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Curves as an event file of TensorBoard: TFRecords of Event messages (event.proto, summary.proto), of which the few fields are
 * written that scalars need. Values are float32, as the format has them. Wall times are 0, so that the same curves give the same file.
 */
public final class TensorBoardWriter {
    private static final String FILE_VERSION = "brain.Event:2";
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE = 2;
    private static final int MASK_DELTA = 0xa282ead8;

    private TensorBoardWriter() {}

    /** @param points in any order; those of one curve are written in the order of their steps */
    public static void write(List<ScalarPoint> points, OutputStream out) throws IOException {
        record(event(0, event -> event.writeString(EVENT_FILE_VERSION, FILE_VERSION)), out);
        List<ScalarPoint> sorted = points.stream()
                .sorted(Comparator.comparingLong(ScalarPoint::step))
                .toList();
        for (ScalarPoint point : sorted) {
            record(event(point.step(), event -> event.writeByteArray(EVENT_SUMMARY, summary(point))), out);
        }
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream message) throws IOException;
    }

    private static byte[] event(long step, Fields what) throws IOException {
        return message(event -> {
            event.writeDouble(EVENT_WALL_TIME, 0);
            event.writeInt64(EVENT_STEP, step);
            what.write(event);
        });
    }

    private static byte[] summary(ScalarPoint point) throws IOException {
        byte[] value = message(fields -> {
            fields.writeString(VALUE_TAG, point.curve());
            fields.writeFloat(VALUE_SIMPLE, (float) point.value());
        });
        return message(summary -> summary.writeByteArray(SUMMARY_VALUE, value));
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
        fields.write(coded);
        coded.flush();
        return bytes.toByteArray();
    }

    /** A TFRecord: length, masked checksum of the length, data, masked checksum of the data; all little endian. */
    private static void record(byte[] data, OutputStream out) throws IOException {
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        out.write(length);
        out.write(checksum(length));
        out.write(data);
        out.write(checksum(data));
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
        return littleEndian(Integer.BYTES).putInt(masked).array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
