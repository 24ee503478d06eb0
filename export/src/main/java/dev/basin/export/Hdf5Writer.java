package dev.basin.export;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;

/** Arrays as datasets at the root of an HDF5 file. Texts are datasets too: an attribute holds at most 64 KiB. */
public final class Hdf5Writer {
    private Hdf5Writer() {}

    /**
     * Writes a file.
     *
     * @param file replaced if it exists
     */
    public static void write(NamedArrays content, Path file) {
        try (WritableHdfFile hdf5 = HdfFile.write(file)) {
            content.arrays().forEach(array -> hdf5.putDataset(array.name(), data(array)));
            content.texts().forEach(hdf5::putDataset);
        }
    }

    private static Object data(NumberArray array) {
        return array.shape().size() == 1 ? array.values() : array.rows();
    }
}
