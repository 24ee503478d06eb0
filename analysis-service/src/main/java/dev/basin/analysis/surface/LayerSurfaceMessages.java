package dev.basin.analysis.surface;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.LayerSurfaceSummary;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.layers.surface.LayerSurface;
import dev.basin.engine.layers.surface.LayerSurfaceEvaluator;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.SanityRow;
import dev.basin.landscape.v1.Surface;
import dev.basin.requests.GeometryMessages;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import dev.basin.requests.SurfaceMessages;
import java.util.Arrays;
import java.util.List;

/** Layer-group surfaces as the contract writes them. */
final class LayerSurfaceMessages {
    private LayerSurfaceMessages() {}

    /** What is known of a surface before its first point. */
    static LayerSurfaceSummary opened(LayerSurfaceEvaluator evaluator) {
        return LayerSurfaceSummary.newBuilder()
                .setGeometry(GeometryMessages.toMessage(evaluator.geometry()))
                .setLayersBelow(evaluator.layersBelow())
                .setReusedShare(evaluator.keptShare())
                .build();
    }

    /** The same of the finished surface, its marked points beside the models themselves. */
    static LayerSurfaceSummary finished(
            LayerSurfaceSummary opened, LayerSurface surface, Evaluation rolledBack, Evaluation trained) {
        return opened.toBuilder()
                .setGroup(surface.group())
                .addMarks(mark("rolled back", LayerPlan.ROLLED_BACK, surface.rolledBack(), rolledBack))
                .addMarks(mark("trained", LayerPlan.TRAINED, surface.trained(), trained))
                .setNonFinitePoints(Math.toIntExact(surface.nonFinitePoints()))
                .build();
    }

    /** The row of the group rolled back, with the widths of its surface. */
    static LayerRow row(LayerRow rolledBack, LayerSurface surface) {
        return rolledBack.toBuilder()
                .addAllMeasures(Measures.toMessages(surface.measures()))
                .build();
    }

    /** Values on the grid, as far as they are computed. */
    static Surface surface(JobKey analysis, LayerPlan plan, Evaluation[] values) {
        List<Evaluation> cells = Arrays.asList(values).subList(plan.probes().size(), values.length);
        return SurfaceMessages.toMessage(analysis.name(), plan.grid(), cells);
    }

    private static SanityRow mark(String name, Point point, PointValue onSurface, Evaluation atModel) {
        return SanityRow.newBuilder()
                .setPoint(name)
                .setAlpha(point.alpha())
                .setBeta(point.beta())
                .setOnPlane(PointValues.toMessage(onSurface))
                .setAtCheckpoint(atModel)
                .build();
    }
}
