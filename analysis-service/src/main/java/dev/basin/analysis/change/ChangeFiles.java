package dev.basin.analysis.change;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Artifact;
import dev.basin.common.v1.Measure;
import dev.basin.export.CsvWriter;
import dev.basin.jobs.JobContext;
import dev.basin.serving.jobs.JobFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** The table as a file, a line for each measure. */
final class ChangeFiles {
    private ChangeFiles() {}

    static List<Artifact> write(JobContext context, List<LayerRow> rows) {
        String csv = rows.stream()
                .flatMap(row -> row.getMeasuresList().stream().map(measure -> line(row, measure)))
                .collect(Collectors.joining(
                        "",
                        "comparison,group,first_layer,last_layer,parameters,measure,value,standard_error,unit\n",
                        ""));
        return List.of(JobFiles.put(
                context, "change.csv", "change of each layer", "text/csv", file -> Files.writeString(file, csv)));
    }

    private static String line(LayerRow row, Measure measure) {
        return "%s,%s,%s,%s,%d,%s,%s,%s,%s\n"
                .formatted(
                        CsvWriter.text(row.getComparison()), // people choose its name
                        row.getGroup(),
                        row.hasFirstLayer() ? row.getFirstLayer() : "",
                        row.hasLastLayer() ? row.getLastLayer() : "",
                        row.getParameters(),
                        measure.getId(),
                        measure.getValue(),
                        measure.hasStandardError() ? measure.getStandardError() : "",
                        CsvWriter.text(measure.getUnit()));
    }
}
