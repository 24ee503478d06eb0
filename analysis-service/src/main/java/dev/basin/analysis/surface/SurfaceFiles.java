package dev.basin.analysis.surface;

import com.google.protobuf.util.JsonFormat;
import dev.basin.analysis.question.EvaluationTable;
import dev.basin.common.v1.Artifact;
import dev.basin.engine.landscape.Point;
import dev.basin.engine.layers.surface.LayerPlan;
import dev.basin.engine.layers.surface.LayerSurface;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.jobs.JobFiles;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;

/** Writes a group's surface as files for people and their tools. */
final class SurfaceFiles {
    private static final String JSON = "application/json";

    private SurfaceFiles() {}

    static List<Artifact> write(JobContext context, int index, LayerSurface surface, Surface onGrid) {
        String title = "surface of '%s'".formatted(surface.group());
        String path = "surfaces/%04d-%s".formatted(index, surface.group().replaceAll("[^A-Za-z0-9_-]", "-"));
        String shortened = path.substring(0, Math.min(path.length(), 100)); // a key's segment is bounded, a name is not
        return List.of(
                points(surface).write(context, shortened + ".csv", title + ", every point"),
                json(context, shortened + ".json", title, onGrid));
    }

    private static EvaluationTable points(LayerSurface surface) {
        EvaluationTable table = new EvaluationTable(surface.trained(), "point", "alpha", "beta");
        LayerPlan plan = surface.plan();
        for (int i = 0; i < plan.size(); i++) {
            Point point = plan.point(i);
            String where = i < plan.probes().size() ? "beside the grid" : "grid";
            table.add(surface.values().get(i), where, point.alpha(), point.beta());
        }
        return table;
    }

    private static Artifact json(JobContext context, String path, String title, Surface surface) {
        return JobFiles.put(context, path, title, JSON, file -> {
            try (Writer out = Files.newBufferedWriter(file)) {
                JsonFormat.printer().appendTo(surface, out);
            }
        });
    }
}
