package dev.basin.analysis.surface;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.LayerGroup;
import dev.basin.analysis.v1.LayerSurface;
import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** Surfaces as far as they are computed, for those who look on. */
@Singleton
public class LayerSurfaces {
    private final SurfaceTiles tiles;

    LayerSurfaces(SurfaceTiles tiles) {
        this.tiles = tiles;
    }

    /**
     * One group's surface.
     *
     * @throws Refusal INVALID_ARGUMENT if the analysis draws none, or none of a group of that name
     */
    public Surface read(JobKey analysis, AnalysisSpec spec, String group) throws IOException {
        LayerSurface surface = spec.getLayerSurface();
        List<String> groups =
                surface.getGroupsList().stream().map(LayerGroup::getName).toList();
        if (!spec.hasLayerSurface()) {
            throw refusal("name", "'%s' asks no layer_surface".formatted(analysis.name()));
        }
        if (!groups.contains(group)) {
            throw refusal("group", "got '%s'; accepted: %s".formatted(group, String.join(", ", groups)));
        }
        LayerPlan plan = LayerSurfaceSpecs.plan(surface);
        return LayerSurfaceMessages.surface(
                analysis, plan, tiles.values(analysis, groups.indexOf(group), plan, surface.getTilePoints()));
    }

    private static Refusal refusal(String field, String message) {
        return Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, field, message);
    }
}
