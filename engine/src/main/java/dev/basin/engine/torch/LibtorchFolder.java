package dev.basin.engine.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with the libraries of libtorch, and what is written beside them of their version: libtorch's own download has a file
 * for it above its folder {@code lib}, Basin's images in the folder itself, Python's torch a module above.
 */
record LibtorchFolder(Path path) {
    private static final Pattern VERSION =
            Pattern.compile("(?:^|__version__ = ')(\\d+\\.\\d+\\.\\d+)", Pattern.MULTILINE);

    /**
     * Refuses libraries of another version than DJL's glue is made for: they load, and compute garbage.
     *
     * @throws IllegalStateException naming both versions
     */
    void require(String needed) {
        version().filter(version -> !version.equals(needed)).ifPresent(version -> {
            throw new IllegalStateException(
                    "%s is '%s', which holds libtorch %s; %s is accepted, another one loads and computes garbage"
                            .formatted(Libtorch.FOLDER, path, version, needed));
        });
    }

    /** The version that is written there, if one is: the libraries themselves do not tell theirs. */
    Optional<String> version() {
        Path above = path.toAbsolutePath().normalize().getParent();
        return Stream.concat(
                        Stream.of(path.resolve("build-version")),
                        Stream.ofNullable(above)
                                .flatMap(folder ->
                                        Stream.of(folder.resolve("build-version"), folder.resolve("version.py"))))
                .filter(Files::isRegularFile)
                .map(LibtorchFolder::lines)
                .flatMap(lines -> lines.stream().map(VERSION::matcher).filter(Matcher::find))
                .map(found -> found.group(1))
                .findFirst();
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    boolean holdsLibtorch() {
        return Files.exists(path.resolve("libtorch.so"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
