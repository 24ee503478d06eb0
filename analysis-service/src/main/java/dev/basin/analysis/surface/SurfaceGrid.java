package dev.basin.analysis.surface;

import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.Surface;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values on their grid, as the contract writes a surface. */
final class SurfaceGrid {
    private SurfaceGrid() {}

    /** @param values one per point of the plan, null where not computed */
    static Surface of(JobKey analysis, LayerPlan plan, Evaluation[] values) {
        Grid grid = plan.grid();
        Surface.Builder surface = Surface.newBuilder()
                .setName(analysis.name())
                .addAllAlpha(grid.alpha().coordinates())
                .addAllBeta(grid.beta().coordinates());
        Arrays.stream(values, plan.probes().size(), values.length).forEach(value -> add(surface, value));
        return surface.build();
    }

    private static void add(Surface.Builder surface, @Nullable Evaluation value) {
        Evaluation shown = value == null ? Evaluation.getDefaultInstance() : value;
        surface.addComputed(value != null)
                .addTrainLoss(shown.getTrainLoss())
                .addTrainLossStandardError(shown.getTrainLossStandardError())
                .addDevLoss(shown.getDevLoss())
                .addDevError(shown.getDevError());
    }
}
