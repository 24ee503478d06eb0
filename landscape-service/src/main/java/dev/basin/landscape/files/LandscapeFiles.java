package dev.basin.landscape.files;

import dev.basin.common.v1.Artifact;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.jobs.JobFiles;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes a landscape as files for people and their tools. */
@Singleton
public class LandscapeFiles {
    private static final List<FileFormat> FORMATS = List.of(
            new SurfaceCsv(),
            new SurfaceJson(),
            new SurfaceVts(),
            new TrajectoryCsv(),
            new TrajectoryVtp(),
            new LandscapeNpz(),
            new LandscapeHdf5(),
            new LandscapeJson());

    /** Every file that suits the landscape, as artifacts of its job. */
    public List<Artifact> write(JobContext context, LandscapeSpec spec, LandscapeResult result, Surface surface) {
        LandscapeContent landscape = new LandscapeContent(context.key().name(), spec, result, surface);
        return FORMATS.stream()
                .filter(format -> format.suits(landscape))
                .map(format -> put(context, format, landscape))
                .toList();
    }

    private static Artifact put(JobContext context, FileFormat format, LandscapeContent landscape) {
        return JobFiles.put(
                context, format.path(), format.title(), format.mediaType(), file -> format.write(landscape, file));
    }
}
