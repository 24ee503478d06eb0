package dev.basin.analysis.surface;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.LayerSurfaceSummary;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.layers.surface.LayerSurface;
import dev.basin.engine.layers.surface.WidthOrder;
import dev.basin.jobs.JobContext;
import dev.basin.requests.GeometryMessages;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Assembles what layer-group surfaces end with, and writes their files. */
@Singleton
class SurfaceResults {
    private final SurfaceTiles tiles;

    SurfaceResults(SurfaceTiles tiles) {
        this.tiles = tiles;
    }

    /**
     * The result of surfaces whose tiles are all finished.
     *
     * @param marked theta1 itself, then each group rolled back
     * @param drawn one per group
     */
    AnalysisResult assemble(
            JobContext context, AnalysisSpec spec, List<LayerRow> marked, List<LayerSurfaceSummary> drawn)
            throws IOException {
        LayerPlan plan = LayerSurfaceSpecs.plan(spec.getLayerSurface());
        Evaluation trained = marked.getFirst().getEvaluation();
        List<LayerSurface> surfaces = new ArrayList<>();
        AnalysisResult.Builder result = AnalysisResult.newBuilder().addRows(marked.getFirst());
        for (int i = 0; i < drawn.size(); i++) {
            LayerRow rolledBack = marked.get(i + 1);
            Evaluation[] values =
                    tiles.values(context.key(), i, plan, spec.getLayerSurface().getTilePoints());
            LayerSurface surface = surface(rolledBack.getGroup(), plan, values, drawn.get(i));
            surfaces.add(surface);
            result.addRows(LayerSurfaceMessages.row(rolledBack, surface))
                    .addSurfaces(
                            LayerSurfaceMessages.finished(drawn.get(i), surface, rolledBack.getEvaluation(), trained))
                    .addAllArtifacts(SurfaceFiles.write(
                            context, i, surface, LayerSurfaceMessages.surface(context.key(), plan, values)));
        }
        return result.addAllMeasures(Measures.toMessages(WidthOrder.of(surfaces)))
                .build();
    }

    private static LayerSurface surface(String group, LayerPlan plan, Evaluation[] values, LayerSurfaceSummary drawn) {
        return new LayerSurface(
                group,
                plan,
                Arrays.stream(values).map(PointValues::fromMessage).toList(),
                GeometryMessages.fromMessage(drawn.getGeometry()));
    }
}
