package dev.basin.requests.fetch;

import dev.basin.jobs.artifacts.Checksums;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A folder whose files are being fetched. Those that arrived before a crash are not fetched again. */
final class FetchingFolder {
    private final Path folder;
    private final HttpFiles http;
    private final Pins pins;
    private final FetchProgress progress;
    private final List<Origin> origins = new ArrayList<>();

    FetchingFolder(Path folder, HttpFiles http, Pins pins, FetchProgress progress) {
        this.folder = folder;
        this.http = http;
        this.pins = pins;
        this.progress = progress;
    }

    /** Where a file of the folder lies, or will lie. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Fetches a file and holds it to its pin, if it has one.
     *
     * @return whether the server has it
     * @throws FetchException if it could not be fetched or is not what it was
     */
    boolean fetch(URI from, String name) throws IOException {
        Path target = file(name);
        if (!Files.exists(target) && !http.fetch(from, target, progress)) {
            return false;
        }
        Origin origin = new Origin(from, sha256(target));
        try {
            pins.check(origin);
        } catch (FetchException e) {
            Files.delete(target);
            throw e;
        }
        origins.add(origin);
        return true;
    }

    /** The same for a file that must be there. */
    void require(URI from, String name) throws IOException {
        if (!fetch(from, name)) {
            throw new FetchException("%s is not there, or not for everybody".formatted(from));
        }
    }

    /** Pins what was fetched and writes down where it comes from, once all of it proved to be of use. */
    void finish() throws IOException {
        for (Origin origin : origins) {
            pins.pin(origin);
        }
        Origin.write(folder, origins);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Checksums.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
