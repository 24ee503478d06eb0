package dev.basin.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.export.PythonReaders.Found;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {
    @TempDir
    Path folder;

    @Test
    void numpyReadsEveryBit() throws Exception {
        Path file = folder.resolve("all.npz");
        Files.write(file, npz(Samples.ALL));

        Map<String, Found> found = PythonReaders.read(file, "numpy", "python3-numpy");

        assertThat(found).hasSize(6);
        for (NumberArray array : Samples.ALL.arrays()) {
            found.get(array.name()).assertIs(array);
        }
        assertThat(found.get("provenance").text()).isEqualTo(Samples.TEXT);
    }

    @Test
    void isAZipFileOfHeadersAndBareContent() throws IOException {
        Map<String, byte[]> entries = entries(npz(Samples.ALL));

        assertThat(entries.keySet())
                .containsExactly(
                        "alpha.npy", "beta.npy", "train_loss.npy", "dev_error.npy", "point.npy", "provenance.npy");
        assertThat(header(entries.get("alpha.npy")))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }");
        assertThat(header(entries.get("train_loss.npy"))).contains("'shape': (2, 3), }");
        assertThat(header(entries.get("provenance.npy")))
                .contains("'descr': '<U" + Samples.TEXT.codePoints().count() + "'", "'shape': (), }");
        ByteBuffer loss = content(entries.get("train_loss.npy"));
        assertThat(loss.remaining()).isEqualTo(6 * Double.BYTES);
        for (double expected : Samples.LOSS.values()) {
            assertThat(Double.doubleToRawLongBits(loss.getDouble())).isEqualTo(Double.doubleToRawLongBits(expected));
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        assertThat(npz(Samples.ALL)).isEqualTo(npz(Samples.ALL));
        NamedArrays other = new NamedArrays(List.of(Samples.ALPHA), Map.of());
        assertThat(npz(other)).isNotEqualTo(npz(Samples.ALL));
    }

    private static byte[] npz(NamedArrays content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpzWriter.write(content, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] npz) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(npz))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String header(byte[] npy) {
        assertThat(new String(npy, 0, 8, ISO_8859_1)).isEqualTo("\u0093NUMPY\u0001\u0000");
        int length = headerBytes(npy);
        assertThat((10 + length) % 64).isZero();
        assertThat(npy[9 + length]).isEqualTo((byte) '\n');
        return new String(npy, 10, length, ISO_8859_1);
    }

    private static ByteBuffer content(byte[] npy) {
        int start = 10 + headerBytes(npy);
        return ByteBuffer.wrap(npy, start, npy.length - start).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int headerBytes(byte[] npy) {
        return ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    }
}
