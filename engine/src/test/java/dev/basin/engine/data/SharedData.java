package dev.basin.engine.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the repository, in {@code ../shared} or where the system property {@code basin.shared} says. */
final class SharedData {
    private SharedData() {}

    /** A file or folder of it; the calling test is skipped where it does not exist. */
    static Path path(String name) {
        Path shared = Path.of(System.getProperty("basin.shared", "../../shared"));
        Path path = shared.resolve(name).toAbsolutePath().normalize();
        assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path + "; set -Dbasin.shared to its folder");
        return path;
    }
}
