package dev.basin.landscape.files;

import dev.basin.export.NumberArray;
import dev.basin.export.Track;
import dev.basin.export.VtpWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The path for ParaView, over its least-squares coordinates and as high as the training loss at the states themselves, which is
 * not the surface's where the path leaves the plane.
 */
final class TrajectoryVtp implements FileFormat {
    @Override
    public String path() {
        return "trajectory.vtp";
    }

    @Override
    public String title() {
        return "path for ParaView";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public boolean suits(LandscapeContent landscape) {
        return landscape.hasTrajectory();
    }

    @Override
    public void write(LandscapeContent landscape, Path file) throws IOException {
        TrajectoryArrays states = landscape.trajectoryArrays();
        NumberArray height = states.trainLoss();
        List<NumberArray> others = states.all().stream()
                .filter(array -> !array.name().equals(height.name()))
                .toList();
        Track track = new Track(states.planeAlpha(), states.planeBeta(), height, others, landscape.provenance());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            VtpWriter.write(track, out);
        }
    }
}
