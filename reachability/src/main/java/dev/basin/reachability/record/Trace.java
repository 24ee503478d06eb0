package dev.basin.reachability.record;

import dev.basin.reachability.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The file of needs, each written once and at once, so that nothing is lost with a process that is killed. */
final class Trace {
    private final Path file;
    private final Set<Need> written = ConcurrentHashMap.newKeySet();

    Trace(Path file) {
        this.file = file;
    }

    void add(Need need) {
        if (written.add(need)) {
            append(need.line());
        }
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
