package dev.basin.jobs.artifacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files on their way into a store. */
final class StagedFolder {

    private StagedFolder() {}

    static List<Artifact> put(ArtifactStore store, ArtifactKey folder, ArtifactWriter writer) throws IOException {
        Path staged = Files.createTempDirectory("basin-artifacts");
        try {
            writer.writeTo(staged);
            List<Artifact> artifacts = new ArrayList<>();
            for (Path file : files(staged)) {
                ArtifactKey key =
                        folder.child(staged.relativize(file).toString().replace('\\', '/'));
                artifacts.add(store.put(key, target -> Files.move(file, target, StandardCopyOption.REPLACE_EXISTING)));
            }
            return artifacts;
        } finally {
            deleteAll(staged);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
