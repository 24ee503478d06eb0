package dev.basin.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A GLUE task in its usual TSV files.
 *
 * @param folder holds {@code train.tsv} and {@code dev.tsv}, for MNLI {@code dev_matched.tsv} and {@code dev_mismatched.tsv}
 */
public record GlueSource(GlueTask task, Path folder) implements TaskSource {
    @Override
    public Dataset read() {
        if (!Files.isDirectory(folder)) {
            throw DataException.notFound(
                    "%s: no such folder; %s needs %s in it".formatted(folder, task.id(), task.files()));
        }
        List<String> missing = task.files().stream()
                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (!missing.isEmpty()) {
            throw DataException.notFound(
                    "%s: lacks %s; %s needs %s in it".formatted(folder, missing, task.id(), task.files()));
        }
        return new Dataset(
                task, split("train"), task.devSplits().stream().map(this::split).toList());
    }

    private Split split(String name) {
        Path file = folder.resolve(name + ".tsv");
        return SplitReader.read(new TsvRows(file, TsvLayout.of(task)), name, task.labels());
    }
}
