package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files, and the folders that name them, to the disk. */
public final class DurableFiles {

    private DurableFiles() {}

    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the names in a folder durable. Windows cannot open a folder and needs no such call. */
    public static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().getSeparator().equals("/")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Creates a folder and its parents below {@code top}, durably. */
    public static void createFolders(Path top, Path folder) throws IOException {
        if (!folder.equals(top) && !Files.isDirectory(folder)) {
            createFolders(top, folder.getParent());
            Files.createDirectories(folder);
            syncFolder(folder.getParent());
        }
    }
}
