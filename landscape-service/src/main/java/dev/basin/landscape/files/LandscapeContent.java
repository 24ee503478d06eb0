package dev.basin.landscape.files;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.basin.export.NamedArrays;
import dev.basin.export.NumberArray;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the files of a finished landscape hold.
 *
 * @param name of the landscape
 * @param result without the files themselves
 * @param surface the values, every point computed
 */
record LandscapeContent(String name, LandscapeSpec spec, LandscapeResult result, Surface surface) {
    SurfaceArrays surfaceArrays() {
        return new SurfaceArrays(surface, !spec.hasBeta());
    }

    TrajectoryArrays trajectoryArrays() {
        return new TrajectoryArrays(result.getTrajectoryList());
    }

    boolean hasTrajectory() {
        return result.getTrajectoryCount() > 0;
    }

    /** Coordinates, values and path, each under a name of its own, and where they come from. */
    NamedArrays arrays() {
        List<NumberArray> all = new ArrayList<>(surfaceArrays().all());
        if (hasTrajectory()) {
            trajectoryArrays().all().forEach(array -> all.add(array.named("trajectory_" + array.name())));
        }
        return new NamedArrays(all, provenance());
    }

    Landscape message() {
        return Landscape.newBuilder()
                .setName(name)
                .setSpec(spec)
                .setResult(result)
                .build();
    }

    /**
     * The text that every file carries: the landscape as JSON, that is the request and what it ended with, checksums of
     * everything that went in among it. The path is left out, because it stands beside as numbers.
     */
    Map<String, String> provenance() {
        LandscapeResult.Builder withoutPath = result.toBuilder().clearTrajectory();
        try {
            return Map.of(
                    "provenance",
                    JsonFormat.printer()
                            .omittingInsignificantWhitespace()
                            .print(message().toBuilder().setResult(withoutPath)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a landscape holds no message of unknown type", e);
        }
    }
}
