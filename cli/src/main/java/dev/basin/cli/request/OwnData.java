package dev.basin.cli.request;

import dev.basin.cli.UsageException;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.TaskSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user's own files as flags name them; what was not given is null.
 *
 * @param prefix what the names of the flags begin with, for messages
 */
record OwnData(
        String prefix,
        @Nullable String train,
        @Nullable String dev,
        @Nullable List<String> text,
        @Nullable String label,
        @Nullable List<String> labels) {
    private static final String TEXT = "text";
    private static final String LABEL = "label";

    /**
     * The task, if any flag was given.
     *
     * @throws UsageException if only some of what is needed was
     */
    Optional<TaskSource> task() {
        if (Stream.of(train, dev, text, label, labels).allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        if (train == null || dev == null) {
            throw new UsageException("%strain is %s and %sdev is %s; accepted: a file for both"
                    .formatted(prefix, named(train), prefix, named(dev)));
        }
        return Optional.of(TaskSource.newBuilder().setOwn(source(train, dev)).build());
    }

    private static String named(@Nullable String file) {
        return file == null ? "missing" : "'" + file + "'";
    }

    private OwnDataSource source(String trainFile, String devFile) {
        List<String> texts = text == null ? List.of(TEXT) : text;
        if (texts.size() > 2) {
            throw new UsageException("%stext names %d columns: %s; accepted: one, or two for pairs"
                    .formatted(prefix, texts.size(), texts));
        }
        return OwnDataSource.newBuilder()
                .setTrainPath(trainFile)
                .setDevPath(devFile)
                .setTextColumn(texts.getFirst())
                .setSecondTextColumn(texts.size() == 2 ? texts.getLast() : "")
                .setLabelColumn(label == null ? LABEL : label)
                .addAllLabels(labels == null ? List.of() : labels)
                .build();
    }
}
