package dev.basin.analysis.curvature;

import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Artifact;
import dev.basin.engine.curvature.Eigenvalue;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Measures;
import dev.basin.serving.jobs.JobFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** The curvature of groups as the contract writes it, and as a file. */
final class CurvatureMessages {
    private static final String HEADER =
            "group,layers,parameters,trace,trace_standard_error,largest_eigenvalue,residual,converged\n";

    private CurvatureMessages() {}

    static LayerRow row(CurvatureRow row) {
        LayerRow.Builder message = LayerRow.newBuilder()
                .setGroup(row.group().name())
                .setParameters(row.extent().parameters())
                .addAllMeasures(Measures.toMessages(row.measures()));
        List<Integer> layers = row.extent().layers();
        if (!layers.isEmpty()) {
            message.setFirstLayer(layers.getFirst()).setLastLayer(layers.getLast());
        }
        return message.build();
    }

    static Artifact write(JobContext context, List<CurvatureRow> rows) {
        String csv = rows.stream().map(CurvatureMessages::line).collect(Collectors.joining("", HEADER, ""));
        return JobFiles.put(
                context, "curvature.csv", "curvature of layers", "text/csv", file -> Files.writeString(file, csv));
    }

    private static String line(CurvatureRow row) {
        Eigenvalue largest = row.spectrum().eigenvalues().getFirst();
        String layers = row.extent().layers().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return "%s,%s,%d,%s,%s,%s,%s,%s\n"
                .formatted(
                        row.group().name(),
                        layers,
                        row.extent().parameters(),
                        row.trace().mean(),
                        row.trace().standardError(),
                        largest.value(),
                        largest.residual(),
                        largest.converged());
    }
}
