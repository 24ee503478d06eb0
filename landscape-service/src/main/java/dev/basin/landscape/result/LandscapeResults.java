package dev.basin.landscape.result;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.SanityRow;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.files.LandscapeFiles;
import dev.basin.landscape.run.ExactValues;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Assembles what a landscape ends with, and writes its files. */
@Singleton
public class LandscapeResults {
    private final Surfaces surfaces;
    private final LandscapeFiles files;
    private final LandscapeProvenance provenance;

    LandscapeResults(Surfaces surfaces, LandscapeFiles files, LandscapeProvenance provenance) {
        this.surfaces = surfaces;
        this.files = files;
        this.provenance = provenance;
    }

    /** The result of a landscape whose tiles are all finished. */
    public LandscapeResult assemble(
            JobContext context, LandscapeSpec spec, String specSha256, ExactValues exact, double secondsPerPoint)
            throws IOException {
        PointPlan plan = LandscapeSpecs.plan(spec);
        Evaluation[] values = surfaces.values(context.key(), plan, spec.getTilePoints());
        Landscape landscape = landscape(plan, values, exact);
        Surface surface = Surfaces.onGrid(context.key(), plan, values);
        LandscapeResult.Builder result = LandscapeResult.newBuilder()
                .setGeometry(GeometryMessages.toMessage(exact.geometry()))
                .addAllSanity(landscape.sanity().stream()
                        .map(LandscapeResults::sanityRow)
                        .toList())
                .addAllTrajectory(exact.trajectory().stream()
                        .map(TrajectoryMessages::toMessage)
                        .toList())
                .addAllMeasures(Measures.toMessages(new ProtocolMeasures().of(landscape)))
                .setNonFinitePoints(Math.toIntExact(landscape.nonFinitePoints()))
                .setProvenance(provenance.of(spec, specSha256))
                .setSecondsPerPoint(secondsPerPoint);
        List<Artifact> written = files.write(context, spec, result.build(), surface);
        return result.addAllArtifacts(written).build();
    }

    private static Landscape landscape(PointPlan plan, Evaluation[] values, ExactValues exact) {
        List<PointValue> points =
                Arrays.stream(values).map(PointValues::fromMessage).toList();
        return new Landscape(plan, points, exact.geometry(), exact.theta0(), exact.theta1(), exact.trajectory());
    }

    private static dev.basin.landscape.v1.SanityRow sanityRow(SanityRow row) {
        return dev.basin.landscape.v1.SanityRow.newBuilder()
                .setPoint(row.point().equals(Point.START) ? "start" : "end")
                .setAlpha(row.point().alpha())
                .setBeta(row.point().beta())
                .setOnPlane(PointValues.toMessage(row.onSlice()))
                .setAtCheckpoint(PointValues.toMessage(row.atCheckpoint()))
                .build();
    }
}
