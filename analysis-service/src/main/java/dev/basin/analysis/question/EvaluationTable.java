package dev.basin.analysis.question;

import dev.basin.common.v1.Artifact;
import dev.basin.engine.landscape.PointValue;
import dev.basin.jobs.JobContext;
import dev.basin.serving.jobs.JobFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluations as a file of comma-separated values (RFC 4180): the columns of the table's own, then those of every evaluation.
 * Numbers stand in full precision, NaN and Infinity by name.
 */
public final class EvaluationTable {
    private static final String MEDIA_TYPE = "text/csv";
    private static final List<String> VALUES =
            List.of("train_loss", "train_loss_standard_error", "dev_loss", "dev_loss_standard_error", "dev_error");

    private final List<String> metrics;
    private final StringBuilder lines;

    /**
     * An empty table.
     *
     * @param like an evaluation with the task's metrics, which are columns, too
     * @param own names of the table's own columns
     */
    public EvaluationTable(PointValue like, String... own) {
        this.metrics = like.dev().metrics().keySet().stream().sorted().toList();
        this.lines = new StringBuilder();
        add(Stream.of(own), Stream.concat(VALUES.stream(), metrics.stream().map(metric -> "dev_" + metric)));
    }

    /** Adds a row. */
    public void add(PointValue value, Object... own) {
        Stream<Double> values = Stream.of(
                value.train().meanLoss(),
                value.train().lossStandardError(),
                value.dev().meanLoss(),
                value.dev().lossStandardError(),
                value.dev().error());
        add(
                Stream.of(own),
                Stream.concat(values, metrics.stream().map(value.dev().metrics()::get)));
    }

    private void add(Stream<?> own, Stream<?> values) {
        lines.append(Stream.concat(own, values)
                .map(String::valueOf)
                .map(EvaluationTable::cell)
                .collect(Collectors.joining(",", "", "\n")));
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Stores the table as one of the job's artifacts. */
    public Artifact write(JobContext context, String path, String title) {
        return JobFiles.put(context, path, title, MEDIA_TYPE, file -> Files.writeString(file, lines));
    }

    /** Numbers of layers in one cell. */
    public static String layers(List<Integer> layers) {
        return layers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
