package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that stores a file larger than its heap, and reads it back as a local file. */
final class LargeFileWriter {

    static final String HEAP = "-Xmx48m";
    static final long FILE_BYTES = 128 << 20;

    private LargeFileWriter() {}

    /** Arguments: port of the server, key, folder for local files. */
    static void main(String[] args) throws Exception {
        ArtifactKey key = new ArtifactKey(args[1]);
        LocalRoom room = new LocalRoom(Path.of(args[2]), new CopyLimit(1 << 30, Duration.ofHours(1)));
        try (S3ArtifactStore store = S3ArtifactStore.open(S3Server.settings(Integer.parseInt(args[0]), ""), room)) {
            Artifact put = store.put(key, file -> {
                try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
                    zeros.setLength(FILE_BYTES);
                }
            });
            System.out.println(put.sha256() + " " + Files.size(store.localPath(key)));
        }
    }
}
