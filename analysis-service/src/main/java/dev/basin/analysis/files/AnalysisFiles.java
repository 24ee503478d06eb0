package dev.basin.analysis.files;

import com.google.protobuf.ListValue;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import dev.basin.analysis.v1.Analysis;
import dev.basin.common.v1.Artifact;
import dev.basin.export.NamedArrays;
import dev.basin.export.NpzWriter;
import dev.basin.jobs.JobContext;
import dev.basin.serving.jobs.JobFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that every answer comes with, whatever was asked: request, rows and provenance, for programs and for NumPy. */
public final class AnalysisFiles {
    private AnalysisFiles() {}

    /**
     * Writes them as artifacts of the job.
     *
     * @param analysis with its request and its result, these files left out
     */
    public static List<Artifact> write(JobContext context, Analysis analysis) {
        String json = json(analysis);
        return List.of(
                JobFiles.put(
                        context,
                        "analysis.json",
                        "request, rows, measures and provenance",
                        "application/json",
                        file -> Files.writeString(file, json)),
                JobFiles.put(
                        context,
                        "analysis.npz",
                        "rows by measures for NumPy",
                        "application/zip",
                        file -> writeNpz(new LayerTable(analysis.getResult().getRowsList()), json, file)));
    }

    private static void writeNpz(LayerTable table, String json, Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("rows", list(table.names()));
        texts.put("columns", list(table.columns()));
        texts.put("provenance", json);
        try (OutputStream out = Files.newOutputStream(file)) {
            NpzWriter.write(new NamedArrays(List.of(table.values()), texts), out);
        }
    }

    private static String list(List<String> words) {
        ListValue.Builder list = ListValue.newBuilder();
        words.forEach(word -> list.addValues(Value.newBuilder().setStringValue(word)));
        return json(list);
    }

    private static String json(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
        } catch (IOException e) {
            throw new IllegalStateException("an analysis holds no message of unknown type", e);
        }
    }
}
