package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorruptSafetensorsTest {
    @TempDir
    Path folder;

    /** Every header stands before eight bytes of data; {@code #} stands for a sound entry of four bytes from 0. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":#}                                                                           | 4 trailing bytes behind the last tensor
            {}                                                                                | 8 trailing bytes behind the last tensor
            {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}                           | file is truncated: the header describes 16 bytes of data, 8 are there
            {"a":#,"b":{"dtype":"U8","shape":[3],"data_offsets":[5,8]}}                       | "b": a hole of 1 bytes lies before it
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                            | "a": a hole of 4 bytes lies before it
            {"a":#,"b":{"dtype":"U8","shape":[6],"data_offsets":[2,8]}}                       | "b": overlaps the one before it: begins at 2, that one ends at 4
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":#}                      | overlaps the one before it
            {"a":#,"a":#}                                                                     | Duplicate field 'a'
            {"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}              | Duplicate field 'dtype'
            {"__metadata__":{"k":"1","k":"2"},"a":#}                                          | Duplicate field 'k'
            {"__metadata__":{"k":1},"a":#}                                                    | __metadata__["k"] is not a string: 1
            {"__metadata__":"pt","a":#}                                                       | __metadata__ is not an object but STRING
            {"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}                            | "a": unknown dtype "F31", known are
            {"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}}                                | "a": unknown dtype 4, known are
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                            | "a": shape [3] of F32 takes 12 bytes, data_offsets [0, 8] give 8
            {"a":{"dtype":"F32","shape":[],"data_offsets":[0,8]}}                             | "a": shape [] of F32 takes 4 bytes
            {"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,8]}}          | "a": shape [4611686018427387904] is beyond 2^63 bytes
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                           | "a": shape holds -2, not an integer
            {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}                          | "a": shape holds 2.0, not an integer
            {"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,8]}}          | "a": shape holds 9223372036854775808, not an integer
            {"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}                              | "a": shape is not an array: 2
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}}                              | "a": data_offsets [8] are not [begin, end]
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                            | "a": data_offsets [8, 0] run backwards
            {"a":{"dtype":"F32","shape":[2]}}                                                 | "a": has keys
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1}}                  | "a": has keys
            {"a":7}                                                                           | "a": has keys []
            [1]                                                                               | header does not start with '{'
            {"a":#                                                                            | header is not valid JSON
            {"a":#}}                                                                          | header is not valid JSON
            """)
    void aBrokenHeaderIsRefused(String header, String problem) throws IOException {
        String entry = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        Path file = RawSafetensors.file(folder, header.replace("#", entry), new byte[8]);
        assertRefused(file, problem);
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws IOException {
        byte[] header = "{\"\u00e9\":7}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(RawSafetensors.file(folder, header.length, header), "header is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource({"3, header of 3 bytes announced", "100000000, header of 100000000 bytes announced, 2 bytes are there"})
    void aFileThatEndsInsideItsHeaderIsRefused(long announced) throws IOException {
        assertRefused(RawSafetensors.file(folder, announced, new byte[] {'{', '}'}), "file is truncated");
    }

    @ParameterizedTest
    @CsvSource({"100000001, 100000001", "-1, 18446744073709551615"})
    void aHeaderLengthOutOfBoundsIsRefused(long announced, String shown) throws IOException {
        assertRefused(
                RawSafetensors.file(folder, announced, new byte[] {'{', '}'}),
                "header length " + shown + " is out of bounds, at most 100000000 is accepted");
    }

    @Test
    void anEmptyHeaderIsRefused() throws IOException {
        assertRefused(RawSafetensors.file(folder, ""), "header does not start with '{'");
    }

    @Test
    void aFileShorterThanItsHeaderLengthIsRefused() throws IOException {
        assertRefused(Files.write(folder.resolve("short.safetensors"), new byte[7]), "file is truncated: 7 bytes");
    }

    @Test
    void aMissingFileIsRefused() {
        assertRefused(folder.resolve("absent.safetensors"), "no such file");
    }

    @Test
    void aFileCutWhileOpenIsReportedAtTheRead() throws IOException {
        Path file = RawSafetensors.file(
                folder, "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", new byte[8]);
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            Files.write(file, new byte[20]);
            assertThatThrownBy(() -> reader.readFloats("a", ByteBuffer.allocate(8)))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("became shorter");
        }
    }

    private static void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> SafetensorsReader.open(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem);
    }
}
