package dev.basin.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folders in GLUE's layout with sentences of our own; the corpora themselves may not be passed on. */
final class GlueFolders {
    private static final String[] THINGS = {"film", "plot", "cast", "score", "ending", "dialogue"};

    private GlueFolders() {}

    static void writeSst2(Path folder) throws IOException {
        write(
                folder,
                "sentence\tlabel\n",
                64,
                i -> "the %s is %s, number %d\t%d\n"
                        .formatted(THINGS[i % THINGS.length], i % 2 == 0 ? "dull" : "lovely", i, i % 2));
    }

    static void writeRte(Path folder) throws IOException {
        write(
                folder,
                "index\tsentence1\tsentence2\tlabel\n",
                64,
                i -> "%d\tThe %s is old.\tThe %s is %s.\t%s\n"
                        .formatted(
                                i,
                                THINGS[i % THINGS.length],
                                THINGS[i % THINGS.length],
                                i % 2 == 0 ? "old" : "new",
                                i % 2 == 0 ? "entailment" : "not_entailment"));
    }

    private static void write(Path folder, String header, int rows, IntFunction<String> row) throws IOException {
        Files.createDirectories(folder);
        String content = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("", header, ""));
        Files.writeString(folder.resolve("train.tsv"), content);
        Files.writeString(folder.resolve("dev.tsv"), content);
    }
}
