package dev.basin.landscape.files;

import dev.basin.export.Hdf5Writer;
import dev.basin.export.NamedArrays;
import dev.basin.export.NumberArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything as datasets of HDF5, and again under the names that the plotters of loss-landscape look for. */
final class LandscapeHdf5 implements FileFormat {
    @Override
    public String path() {
        return "landscape.h5";
    }

    @Override
    public String title() {
        return "values, path and provenance in HDF5, for the plotters of loss-landscape too";
    }

    @Override
    public String mediaType() {
        return "application/x-hdf5";
    }

    @Override
    public void write(LandscapeContent landscape, Path file) {
        NamedArrays ours = landscape.arrays();
        List<NumberArray> all = new ArrayList<>(ours.arrays());
        all.addAll(new PlotterArrays(landscape).all());
        Hdf5Writer.write(new NamedArrays(all, ours.texts()), file);
    }
}
