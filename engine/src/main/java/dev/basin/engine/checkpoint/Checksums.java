package dev.basin.engine.checkpoint;

import static dev.basin.engine.checkpoint.CheckpointException.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file {@code SHA256SUMS} of a folder, which {@code sha256sum --check} understands. */
final class Checksums {
    private static final String FILE_NAME = "SHA256SUMS";

    private Checksums() {}

    /** Records every file of the folder. */
    static void write(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            String lines = files.sorted()
                    .map(file -> Sha256.of(file) + "  " + file.getFileName() + "\n")
                    .collect(Collectors.joining());
            AtomicFile.write(folder.resolve(FILE_NAME), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws CheckpointException if a recorded file is missing or has changed */
    static void verify(Path folder) {
        for (String line : lines(folder.resolve(FILE_NAME))) {
            String[] hashAndName = line.split(" {2}", 2);
            Path file = folder.resolve(hashAndName[hashAndName.length - 1]);
            require(
                    Files.isRegularFile(file) && hashAndName[0].equals(Sha256.of(file)),
                    "%s: is not as it was written; delete %s, and it is made anew",
                    file,
                    folder);
        }
    }

    private static List<String> lines(Path file) {
        require(Files.isRegularFile(file), "%s: no such file; delete its folder, and it is made anew", file);
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
