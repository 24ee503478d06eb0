package dev.basin.cli.upload;

import dev.basin.cli.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file to be sent.
 *
 * @param name its path in the upload
 */
record LocalFile(Path path, String name) {
    /** A file under its own name; the files of a folder by their paths below it, hidden ones left out. */
    static List<LocalFile> of(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(new LocalFile(path, String.valueOf(path.getFileName())));
        }
        if (!Files.isDirectory(path)) {
            throw new UsageException("'%s' does not exist; accepted: files and folders".formatted(path));
        }
        Path folder = path.toRealPath();
        try (Stream<Path> files = Files.walk(folder)) {
            // A model folder of Hugging Face's cache holds links to files: they are sent as the files that they lead
            // to.
            return files.filter(Files::isRegularFile)
                    .map(file -> new LocalFile(file, name(folder.relativize(file))))
                    .filter(file -> !file.isHidden())
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        }
    }

    boolean isArchive() {
        return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz");
    }

    private boolean isHidden() {
        return ("/" + name).contains("/.");
    }

    private static String name(Path below) {
        return String.join(
                "/",
                StreamSupport.stream(below.spliterator(), false)
                        .map(Path::toString)
                        .toList());
    }
}
