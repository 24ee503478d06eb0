package dev.basin.requests.fetch;

import dev.basin.jobs.artifacts.FolderLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The SHA-256 that each address had when it was first of use, a line for each: {@code <hash>  <address>}. What is fetched again, by
 * whichever process, has to be the same.
 */
final class Pins {
    private static final Logger LOG = Logger.getLogger(Pins.class);
    private static final String SEPARATOR = "  ";

    private final Path file;
    private final FolderLock lock;

    Pins(Path folder) {
        this.file = folder.resolve("pins.sha256");
        this.lock = new FolderLock(folder.resolve("pins.lock"));
    }

    /** @throws FetchException if the file is not the one that is pinned; where none is, any is accepted */
    void check(Origin origin) throws IOException {
        Optional<String> pinned = pinned(origin.address());
        if (pinned.isPresent() && !pinned.get().equals(origin.sha256())) {
            throw new FetchException(
                    "%s has SHA-256 %s; accepted: %s, which it had when it was first fetched (to accept"
                                    .formatted(origin.address(), origin.sha256(), pinned.get())
                            + " the new one, delete its line in %s)".formatted(file));
        }
    }

    /** Pins a file that proved to be of use, unless it is pinned. */
    void pin(Origin origin) throws IOException {
        lock.whileHeld(() -> {
            check(origin);
            if (pinned(origin.address()).isEmpty()) {
                Files.writeString(
                        file,
                        origin.sha256() + SEPARATOR + origin.address() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.DSYNC);
                LOG.infof("Fetched %s and pinned its SHA-256: %s", origin.address(), origin.sha256());
            }
        });
    }

    private Optional<String> pinned(URI address) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.stream()
                .filter(line -> line.endsWith(SEPARATOR + address))
                .map(line -> line.substring(0, line.indexOf(SEPARATOR)))
                .findFirst();
    }
}
