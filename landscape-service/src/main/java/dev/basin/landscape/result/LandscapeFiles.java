package dev.basin.landscape.result;

import com.google.protobuf.util.JsonFormat;
import dev.basin.common.v1.Artifact;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeResult;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import dev.basin.serving.jobs.JobMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;

/** Writes a landscape as files for people and their tools. */
@Singleton
class LandscapeFiles {
    List<Artifact> write(JobContext context, LandscapeSpec spec, LandscapeResult result, Surface surface) {
        return List.of(
                put(context, "surface.csv", "values over the grid", "text/csv", out -> writeCsv(surface, out)),
                put(
                        context,
                        "surface.json",
                        "values over the grid",
                        "application/json",
                        out -> JsonFormat.printer().appendTo(surface, out)),
                put(
                        context,
                        "landscape.json",
                        "request, geometry, measures and provenance",
                        "application/json",
                        out -> JsonFormat.printer()
                                .appendTo(
                                        Landscape.newBuilder()
                                                .setName(context.key().name())
                                                .setSpec(spec)
                                                .setResult(result)
                                                .build(),
                                        out)));
    }

    /** One line per point, rows along beta; numbers in full precision, NaN and Infinity by name. */
    private static void writeCsv(Surface surface, Writer out) throws IOException {
        out.write("alpha,beta,train_loss,train_loss_standard_error,dev_loss,dev_error\n");
        for (int row = 0; row < surface.getBetaCount(); row++) {
            for (int column = 0; column < surface.getAlphaCount(); column++) {
                int index = row * surface.getAlphaCount() + column;
                out.write("%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                surface.getAlpha(column),
                                surface.getBeta(row),
                                surface.getTrainLoss(index),
                                surface.getTrainLossStandardError(index),
                                surface.getDevLoss(index),
                                surface.getDevError(index)));
            }
        }
    }

    private static Artifact put(JobContext context, String path, String title, String mediaType, Content content) {
        var stored = context.putArtifact(path, title, mediaType, file -> {
            try (Writer out = Files.newBufferedWriter(file)) {
                content.writeTo(out);
            }
        });
        return JobMessages.artifact(stored, title, mediaType);
    }

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }
}
