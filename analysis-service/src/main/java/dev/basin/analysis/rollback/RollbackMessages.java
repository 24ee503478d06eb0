package dev.basin.analysis.rollback;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Artifact;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.RollbackRow;
import dev.basin.engine.layers.RollbackTable;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Measures;
import dev.basin.requests.PointValues;
import dev.basin.serving.jobs.JobMessages;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** A rollback experiment as the contract writes it, and as a file. */
final class RollbackMessages {
    private RollbackMessages() {}

    static AnalysisResult.Builder result(RollbackTable table) {
        return AnalysisResult.newBuilder()
                .addAllRows(rows(table).map(RollbackMessages::row).toList())
                .addAllMeasures(Measures.toMessages(table.measures()));
    }

    static List<Artifact> write(JobContext context, RollbackTable table) {
        StringBuilder csv = new StringBuilder("group,layers,parameters,train_loss,dev_loss,dev_error\n");
        rows(table).forEach(row -> csv.append(line(row)));
        String title = "rollback table";
        String mediaType = "text/csv";
        var stored =
                context.putArtifact("rollback.csv", title, mediaType, file -> Files.writeString(file, csv.toString()));
        return List.of(JobMessages.artifact(stored, title, mediaType));
    }

    private static Stream<RollbackRow> rows(RollbackTable table) {
        return Stream.concat(Stream.of(table.baseline()), table.rows().stream());
    }

    private static LayerRow row(RollbackRow row) {
        LayerRow.Builder message = LayerRow.newBuilder()
                .setGroup(row.group())
                .setParameters(row.parameters())
                .setEvaluation(PointValues.toMessage(row.value()));
        if (!row.layers().isEmpty()) {
            message.setFirstLayer(row.layers().getFirst())
                    .setLastLayer(row.layers().getLast());
        }
        return message.build();
    }

    private static String line(RollbackRow row) {
        PointValue value = row.value();
        String layers =
                String.join(" ", row.layers().stream().map(String::valueOf).toList());
        return "%s,%s,%d,%s,%s,%s\n"
                .formatted(
                        row.group(),
                        layers,
                        row.parameters(),
                        value.train().meanLoss(),
                        value.dev().meanLoss(),
                        value.dev().error());
    }
}
