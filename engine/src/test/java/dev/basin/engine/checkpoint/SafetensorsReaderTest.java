package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsReaderTest {
    @TempDir
    Path folder;

    /** Bit patterns by hand from IEEE 754 (and bfloat16 as the upper half of binary32): 1, -2, smallest subnormal, inf, NaN. */
    @ParameterizedTest
    @CsvSource({
        "F16,  003c 00c0 0100 007c 007e, 5.9604644775390625E-8",
        "BF16, 803f 00c0 0100 807f c07f, 9.183549615799121E-41",
        "F32,  0000803f 000000c0 01000000 0000807f 0000c07f, 1.401298464324817E-45",
        "F64,  000000000000f03f 00000000000000c0 0000000000000038 000000000000f07f 000000000000f87f, 5.877471754111438E-39"
    })
    void floatingPointTypesAreWidenedExactlyAndNonFiniteValuesCounted(String dtype, String hex, double third)
            throws IOException {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (SafetensorsReader reader = open(dtype, 5, data)) {
            ByteBuffer target = floats(5);

            assertThat(reader.readFloats("a", target)).isEqualTo(2);
            assertThat(target.hasRemaining()).isFalse();
            assertThat(new float[] {target.getFloat(0), target.getFloat(4), target.getFloat(8)})
                    .containsExactly(1f, -2f, (float) third);
            assertThat(target.getFloat(12)).isEqualTo(Float.POSITIVE_INFINITY);
            assertThat(target.getFloat(16)).isNaN();
            assertThat(reader.readDoubles("a")).containsExactly(1, -2, third, Double.POSITIVE_INFINITY, Double.NaN);
        }
    }

    @ParameterizedTest
    @CsvSource({"I32, 2a000000 ffffffff", "I64, 2a00000000000000 ffffffffffffffff"})
    void integersAreRead(String dtype, String hex) throws IOException {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (SafetensorsReader reader = open(dtype, 2, data)) {
            assertThat(reader.readLongs("a")).containsExactly(42, -1);
            assertThatThrownBy(() -> reader.readFloats("a", floats(2)))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("\"a\": is of type " + dtype + ", wanted a floating-point tensor");
        }
    }

    @Test
    void aTargetOfAnotherSizeAndAMissingTensorAreRefused() throws IOException {
        try (SafetensorsReader reader = open("F32", 2, new byte[8])) {
            assertThatThrownBy(() -> reader.readFloats("a", floats(3)))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("\"a\": has 2 values [2], the target has room for 3");
            assertThatThrownBy(() -> reader.readFloats("b", floats(2)))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("has no tensor \"b\"");
        }
    }

    @Test
    void aTargetIsFilledFromItsPositionInFileByteOrder() throws IOException {
        byte[] data = HexFormat.of().parseHex("0000803f000000c0");
        try (SafetensorsReader reader = open("F32", 2, data)) {
            ByteBuffer bigEndianView = ByteBuffer.allocateDirect(16).position(4).limit(12);

            reader.readFloats("a", bigEndianView);

            assertThat(bigEndianView.order(ByteOrder.LITTLE_ENDIAN).getFloat(4)).isEqualTo(1f);
            assertThat(bigEndianView.getFloat(8)).isEqualTo(-2f);
        }
    }

    @Test
    void scalarsEmptyTensorsMetadataAndPaddingSpacesAreAccepted() throws IOException {
        String header = """
                {"__metadata__":{"format":"pt"},"empty":{"dtype":"F32","shape":[0,3],"data_offsets":[4,4]},\
                "scalar":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}   \
                """;
        try (SafetensorsReader reader =
                SafetensorsReader.open(RawSafetensors.file(folder, header, (byte) 0, (byte) 0, (byte) 0, (byte) 64))) {
            assertThat(reader.metadata()).containsExactly(Map.entry("format", "pt"));
            assertThat(reader.readDoubles("scalar")).containsExactly(2);
            assertThat(reader.readDoubles("empty")).isEmpty();
        }
    }

    /** The file is sparse: three gibibytes by name, a few kilobytes on disk. */
    @Test
    void aFileBeyondTwoGibibytesIsReadWhereItsOffsetsPoint() throws IOException {
        long big = 3L << 30;
        String header = "{\"big\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},".formatted(big, big)
                + "\"last\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}".formatted(big, big + 4);
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("big.safetensors");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            ByteBuffer start = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(start.putLong(json.length).put(json).flip());
            channel.write(ByteBuffer.wrap(HexFormat.of().parseHex("0000803f")), 8 + json.length + big);
        }
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            assertThat(reader.readDoubles("last")).containsExactly(1);
        }
    }

    private SafetensorsReader open(String dtype, int count, byte[] data) throws IOException {
        String header = "{\"a\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
                .formatted(dtype, count, data.length);
        return SafetensorsReader.open(RawSafetensors.file(folder, header, data));
    }

    private static ByteBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
