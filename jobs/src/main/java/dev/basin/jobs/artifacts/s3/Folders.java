package dev.basin.jobs.artifacts.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders that other processes fill and empty at the same time; by its name one sees whether a folder is finished. */
final class Folders {

    private static final String UNFINISHED = "unfinished-";

    private Folders() {}

    /** A name for a folder to fill. */
    static Path unfinished(Path parent) {
        return parent.resolve(UNFINISHED + UUID.randomUUID());
    }

    static List<Path> finished(Path parent) throws IOException {
        return children(parent, folder -> Files.isDirectory(folder) && !isUnfinished(folder));
    }

    /** Length of all files below. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : tree(folder)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    /** Deletes a folder if it is there. It is renamed first, so that nobody takes what is left of it for a finished one. */
    static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            deleteTree(Files.move(folder, unfinished(folder.getParent())));
        }
    }

    /** Deletes what killed processes left before {@code limit}: unfinished folders, and files. */
    static void deleteLeftovers(Path parent, Instant limit) throws IOException {
        for (Path path : children(parent, child -> !Files.isDirectory(child) || isUnfinished(child))) {
            if (Files.getLastModifiedTime(path).toInstant().isBefore(limit)) {
                deleteTree(path);
            }
        }
    }

    private static boolean isUnfinished(Path folder) {
        return folder.getFileName().toString().startsWith(UNFINISHED);
    }

    private static void deleteTree(Path top) throws IOException {
        for (Path path : tree(top).reversed()) { // what a folder holds goes before the folder
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> children(Path parent, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(wanted).toList();
        }
    }

    private static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.toList();
        }
    }
}
