package dev.basin.analysis.surface;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerSurfaceSummary;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.Tile;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.layers.surface.LayerSurfaceEvaluator;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.v1.TileResult;
import dev.basin.requests.PointValues;
import dev.basin.serving.jobs.Payloads;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Evaluates those tiles of a group's surface that are not in the store yet. Groups are drawn one after another. */
@Singleton
class SurfacePhase {
    private final SurfaceOpener opener;
    private final SurfaceTiles store;

    SurfacePhase(SurfaceOpener opener, SurfaceTiles store) {
        this.opener = opener;
        this.store = store;
    }

    /** Draws the surface of one group and tells what was found on opening it, and how fast it went. */
    LayerSurfaceSummary run(JobContext context, AnalysisSpec spec, LayerPlan plan, int index) throws IOException {
        List<LayerGroup> groups = LayerGroups.of(spec.getLayerSurface().getGroupsList());
        Progress progress = new Progress(context, groups, plan.size(), index);
        Set<Integer> finished = store.finished(context.key(), index);
        Clock clock = new Clock();
        try (EngineSession<LayerSurfaceEvaluator> session = opener.open(spec, index, groups.get(index))) {
            LayerSurfaceSummary opened = opened(context, index, session);
            for (Tile tile : plan.tiles(spec.getLayerSurface().getTilePoints())) {
                context.throwIfStopped();
                if (!finished.contains(tile.index())) {
                    store.put(context.key(), index, evaluate(session, plan, tile, clock));
                    context.advanced();
                }
                progress.reached(tile.end());
            }
            return opened.toBuilder()
                    .setSecondsPerPoint(clock.secondsPerPoint())
                    .build();
        }
    }

    private static LayerSurfaceSummary opened(
            JobContext context, int index, EngineSession<LayerSurfaceEvaluator> session) {
        String step = "surface/%04d".formatted(index);
        return context.step(step)
                .map(kept -> Payloads.read(kept, LayerSurfaceSummary.parser()))
                .orElseGet(() -> {
                    LayerSurfaceSummary summary = session.with(LayerSurfaceMessages::opened);
                    context.saveStep(step, Payloads.of(summary));
                    return summary;
                });
    }

    private static TileResult evaluate(
            EngineSession<LayerSurfaceEvaluator> session, LayerPlan plan, Tile tile, Clock clock) {
        List<PointValue> values = session.with(evaluator -> clock.time(evaluator, plan.points(tile)));
        return TileResult.newBuilder()
                .setIndex(tile.index())
                .addAllValues(values.stream().map(PointValues::toMessage).toList())
                .build();
    }

    /** Points done over all groups; those before this one are done. */
    private record Progress(JobContext context, List<LayerGroup> groups, int pointsEach, int index) {
        void reached(int points) {
            String activity =
                    "evaluating the surface of '%s'".formatted(groups.get(index).name());
            long before = (long) index * pointsEach;
            context.progress(activity, before + points, (long) groups.size() * pointsEach, "points");
        }
    }
}
