package dev.basin.requests.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The beginning of a file, kept beside its place until the rest has arrived, and the entity tag of the file that it began. */
final class PartialFile {
    private final Path target;
    private final Path content;
    private final Path tag;

    PartialFile(Path target) {
        this.target = target;
        this.content = target.resolveSibling(target.getFileName() + ".part");
        this.tag = target.resolveSibling(target.getFileName() + ".part.etag");
    }

    long length() throws IOException {
        return Files.exists(content) ? Files.size(content) : 0;
    }

    /** The tag by which the server can tell whether it still has the file that this is the beginning of. */
    Optional<String> tag() throws IOException {
        return length() > 0 && Files.exists(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
    }

    /** Forgets what has arrived. Without a tag, what arrives from now on cannot be gone on with. */
    void restart(Optional<String> newTag) throws IOException {
        // In this order: bytes never lie beside the tag of another file.
        Files.deleteIfExists(content);
        Files.deleteIfExists(tag);
        if (newTag.isPresent()) {
            Files.writeString(tag, newTag.get());
        }
    }

    FileChannel append() throws IOException {
        return FileChannel.open(content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void complete() throws IOException {
        try (FileChannel channel = FileChannel.open(content, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(content, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(tag);
    }
}
