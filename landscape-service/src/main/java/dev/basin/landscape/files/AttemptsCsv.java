package dev.basin.landscape.files;

import dev.basin.common.v1.Artifact;
import dev.basin.export.CsvWriter;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.PieceAttempt;
import dev.basin.jobs.PieceAttempt.End;
import dev.basin.landscape.tiles.TileAttempts;
import dev.basin.serving.jobs.JobFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Who evaluated which tile, when, and what came of it. A file of its own: it is another one in every run, while those of values and
 * coordinates are the same to the bit.
 */
@Singleton
public class AttemptsCsv {
    private static final String PATH = "attempts.csv";
    private static final String TITLE = "attempts at tiles, as a table";
    private static final String MEDIA_TYPE = "text/csv";
    private static final String HEAD = "tile,attempt,worker,begin,end,outcome,message\n";

    private final TileAttempts attempts;

    AttemptsCsv(TileAttempts attempts) {
        this.attempts = attempts;
    }

    /** Writes the file as an artifact of the landscape. */
    public Artifact write(JobContext context) {
        return JobFiles.put(context, PATH, TITLE, MEDIA_TYPE, file -> write(context, file));
    }

    private void write(JobContext context, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEAD);
            for (PieceAttempt attempt : attempts.all(context.key())) {
                out.write(line(attempt));
            }
        }
    }

    private static String line(PieceAttempt attempt) {
        return "%d,%d,%s,%s,%s,%s,%s\n"
                .formatted(
                        Integer.parseInt(attempt.piece()),
                        attempt.number(),
                        attempt.worker(),
                        attempt.begin(),
                        attempt.end().map(End::time).map(Instant::toString).orElse(""),
                        attempt.end().map(End::outcome).map(Enum::name).orElse(""),
                        CsvWriter.text(attempt.end().map(End::message).orElse("")));
    }
}
