package dev.basin.requests.fetch;

import dev.basin.engine.data.GlueTask;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A GLUE task: the TSV files of its archive, or, for MRPC, which GLUE may not pass on, the split that GLUE made of the corpus.
 *
 * @param archives folder of the archives
 * @param corpora folder of MRPC's corpus
 * @param largest bytes that a file may be unpacked to
 */
record GlueRecipe(GlueTask task, URI archives, URI corpora, long largest) implements Recipe {
    private static final String DEV_IDS = "mrpc_dev_ids.tsv";
    private static final String CORPUS = "msr_paraphrase_train.txt";

    @Override
    public String title() {
        return task.id();
    }

    @Override
    public Path place() {
        return Path.of("glue", task.id());
    }

    @Override
    public String instead() {
        return "a folder with " + String.join(", ", task.files());
    }

    @Override
    public void carryOut(FetchingFolder folder) throws IOException {
        if (task == GlueTask.MRPC) {
            split(folder);
        } else {
            unpack(folder);
        }
    }

    private void unpack(FetchingFolder folder) throws IOException {
        String archive = archive();
        folder.require(archives.resolve(archive), archive);
        try {
            for (String file : task.files()) {
                ZipEntries.extract(folder.file(archive), task.id() + "/" + file, folder.file(file), largest);
            }
        } finally {
            // Of no use any more, or of none at all: then it is not taken for the archive again.
            Files.delete(folder.file(archive));
        }
    }

    private String archive() {
        return switch (task) {
            case QNLI -> "QNLIv2.zip";
            case QQP -> "QQP-clean.zip";
            case MNLI, RTE, SST_2, MRPC, COLA -> task.id() + ".zip";
        };
    }

    private void split(FetchingFolder folder) throws IOException {
        folder.require(archives.resolve(DEV_IDS), DEV_IDS);
        folder.require(corpora.resolve(CORPUS), CORPUS);
        Set<String> dev = Files.readAllLines(folder.file(DEV_IDS)).stream()
                .map(String::strip)
                .collect(Collectors.toSet());
        try (BufferedReader rows = Files.newBufferedReader(folder.file(CORPUS));
                BufferedWriter trainFile = Files.newBufferedWriter(folder.file("train.tsv"));
                BufferedWriter devFile = Files.newBufferedWriter(folder.file("dev.tsv"))) {
            String header = String.valueOf(rows.readLine());
            trainFile.append(header).append('\n');
            devFile.append(header).append('\n');
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                (dev.contains(ids(row)) ? devFile : trainFile).append(row).append('\n');
            }
        }
        Files.delete(folder.file(DEV_IDS));
        Files.delete(folder.file(CORPUS));
    }

    /** Both sentences' ids as the list of dev ids writes them: the second and the third column. */
    private static String ids(String row) {
        return Stream.of(row.split("\t", -1)).skip(1).limit(2).collect(Collectors.joining("\t"));
    }
}
