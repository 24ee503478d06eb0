package dev.basin.landscape.result;

import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.SanityRow;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.directions.DirectionStore;
import dev.basin.landscape.files.AttemptsCsv;
import dev.basin.landscape.files.LandscapeFiles;
import dev.basin.landscape.run.ExactValues;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.Geometry;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.GeometryMessages;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Assembles what a landscape ends with, and writes its files. */
@Singleton
public class LandscapeResults {
    private final Surfaces surfaces;
    private final LandscapeFiles files;
    private final DirectionStore directions;
    private final LandscapeProvenance provenance;
    private final AttemptsCsv attempts;

    LandscapeResults(
            Surfaces surfaces,
            LandscapeFiles files,
            DirectionStore directions,
            LandscapeProvenance provenance,
            AttemptsCsv attempts) {
        this.surfaces = surfaces;
        this.files = files;
        this.directions = directions;
        this.provenance = provenance;
        this.attempts = attempts;
    }

    /**
     * The result of a landscape whose tiles are all finished.
     *
     * @param curvature what was measured at theta1 beside the surface; may be empty
     */
    public LandscapeResult assemble(
            JobContext context, Settled settled, ExactValues exact, List<Measure> curvature, double secondsPerPoint)
            throws IOException {
        PointPlan plan = settled.plan();
        Evaluation[] values = surfaces.values(context.key(), settled);
        Landscape landscape = landscape(settled, values, exact);
        Surface surface = Surfaces.onGrid(context.key(), plan, values);
        LandscapeResult.Builder result = LandscapeResult.newBuilder()
                .setGeometry(geometry(settled))
                .addAllSanity(landscape.sanity().stream()
                        .map(LandscapeResults::sanityRow)
                        .toList())
                .addAllTrajectory(exact.trajectory().stream()
                        .map(TrajectoryMessages::toMessage)
                        .toList())
                .addAllMeasures(Measures.toMessages(new ProtocolMeasures().of(landscape)))
                .addAllMeasures(Measures.toMessages(curvature))
                .setNonFinitePoints(Math.toIntExact(landscape.nonFinitePoints()))
                .setProvenance(provenance.of(settled, context.spec().sha256()));
        List<Artifact> written = new ArrayList<>(files.write(context, settled.spec(), result.build(), surface));
        for (ComputedDirection direction : settled.directions()) {
            written.add(directions.artifact(direction));
        }
        written.add(attempts.write(context));
        return result.addAllArtifacts(written)
                .setSecondsPerPoint(secondsPerPoint) // not before: no file of values tells of time
                .build();
    }

    /** With what is known of the directions that were computed. */
    private static Geometry geometry(Settled settled) {
        Geometry.Builder geometry = GeometryMessages.toMessage(settled.geometry()).toBuilder();
        settled.direction(AxisRole.ALPHA).ifPresent(known -> addTo(geometry.getAlphaBuilder(), known.getGeometry()));
        settled.direction(AxisRole.BETA).ifPresent(known -> addTo(geometry.getBetaBuilder(), known.getGeometry()));
        return geometry.build();
    }

    private static void addTo(AxisGeometry.Builder axis, AxisGeometry known) {
        AxisGeometry used = axis.build();
        axis.mergeFrom(known).setNorm(used.getNorm());
    }

    private static Landscape landscape(Settled settled, Evaluation[] values, ExactValues exact) {
        List<PointValue> points =
                Arrays.stream(values).map(PointValues::fromMessage).toList();
        return new Landscape(settled.plan(), points, settled.geometry(), exact.models(), exact.trajectory());
    }

    private static dev.basin.landscape.v1.SanityRow sanityRow(SanityRow row) {
        return dev.basin.landscape.v1.SanityRow.newBuilder()
                .setPoint(name(row.model()))
                .setAlpha(row.point().alpha())
                .setBeta(row.point().beta())
                .setOnPlane(PointValues.toMessage(row.onSlice()))
                .setAtCheckpoint(PointValues.toMessage(row.atModel()))
                .build();
    }

    private static String name(Anchor model) {
        return switch (model) {
            case THETA0 -> "start";
            case THETA1 -> "end";
            case ALPHA_THETA2 -> "second task of alpha";
            case BETA_THETA2 -> "second task of beta";
        };
    }
}
