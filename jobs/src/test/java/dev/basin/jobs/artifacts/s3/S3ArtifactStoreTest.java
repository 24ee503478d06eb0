package dev.basin.jobs.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.JavaProcess;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.ArtifactStoreContract;
import dev.basin.jobs.artifacts.Checksums;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** The store's contract over a server that speaks S3, and what its bucket looks like. */
class S3ArtifactStoreTest extends ArtifactStoreContract {

    private static S3Server server;
    private static S3Client client;

    private final List<S3ArtifactStore> opened = new ArrayList<>();
    private String prefix;
    private S3ArtifactStore store;

    @TempDir
    private Path folder;

    @BeforeAll
    static void serve() throws Exception {
        server = new S3Server();
        client = server.client();
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        prefix = "basin/" + folder.getFileName();
        store = open("a machine");
    }

    @AfterEach
    void close() {
        opened.forEach(S3ArtifactStore::close);
    }

    @Override
    protected ArtifactStore store() {
        return store;
    }

    @Override
    protected ArtifactStore another() throws IOException {
        return open("another machine");
    }

    @Test
    void aLargeFileIsSentInParts() throws IOException {
        byte[] content = new byte[2 * S3Server.LARGEST_IN_ONE_PART];
        new Random(7).nextBytes(content);
        Artifact put = store.put(KEY, content);
        assertThat(store.verify(KEY)).isEqualTo(put);
        assertThat(Files.readAllBytes(another().localPath(KEY))).isEqualTo(content);
    }

    @Test
    void aFileLargerThanTheHeapIsStoredAndRead() throws Exception {
        Process writer = JavaProcess.start(
                LargeFileWriter.class,
                LargeFileWriter.HEAP,
                folder.resolve("writer.log"),
                Integer.toString(server.port()),
                KEY.value(),
                folder.resolve("small").toString());
        try (BufferedReader output = writer.inputReader()) {
            assertThat(output.readLine())
                    .isEqualTo("254bcc3fc4f27172636df4bf32de9f107f620d559b20d760197e452b97453917 "
                            + LargeFileWriter.FILE_BYTES);
        }
        assertThat(writer.waitFor()).isZero();
        client.deleteObject(delete -> delete.bucket(S3Server.BUCKET).key(KEY.value()));
    }

    @Test
    void aFolderOfMoreThanAPageIsListedAndDeletedWhole() throws IOException {
        ArtifactKey folderOfMany = new ArtifactKey("landscapes/a/tiles");
        Map<String, String> checksum =
                Map.of(StoredObjects.CHECKSUM, Checksums.line(new Artifact(KEY, 5, HELLO_SHA256)));
        for (int i = 0; i < 1001; i++) {
            server.putInside(object(folderOfMany.child("%06d.tile".formatted(i))), checksum, bytes("hello"));
        }
        assertThat(store.list(folderOfMany))
                .hasSize(1001)
                .extracting(Artifact::key)
                .isSorted();
        store.delete(folderOfMany);
        assertThat(store.list(folderOfMany)).isEmpty();
    }

    @Test
    void anObjectOfSomebodyElseIsNoArtifact() throws IOException {
        put(KEY, Map.of(), "hello");
        put(new ArtifactKey("runs/a/z"), Map.of(), "hello");
        assertThat(store.stat(KEY)).isEmpty();
        assertThat(store.list(new ArtifactKey("runs"))).isEmpty();
        assertThatExceptionOfType(ArtifactNotFoundException.class).isThrownBy(() -> store.open(KEY));
    }

    @Test
    void aChangedObjectIsFoundOut() throws IOException {
        store.put(KEY, bytes("hello"));
        put(KEY, metadata(KEY), "hallo");
        assertThatExceptionOfType(ArtifactCorruptException.class)
                .isThrownBy(() -> store.verify(KEY))
                .withMessageContaining("5 bytes")
                .withMessageContaining(HELLO_SHA256);
        assertThatExceptionOfType(ArtifactCorruptException.class).isThrownBy(() -> store.localPath(KEY));
        assertThatExceptionOfType(ArtifactCorruptException.class)
                .as("no half copy was kept")
                .isThrownBy(() -> store.localPath(KEY));
    }

    @Test
    void aCopyIsMadeOnceAndFollowsWhatReplacesIt() throws IOException {
        store.put(KEY, bytes("hello"));
        Path first = store.localPath(KEY);
        assertThat(store.localPath(KEY)).isEqualTo(first);
        store.put(KEY, bytes("other"));
        assertThat(store.localPath(KEY)).hasContent("other");
        assertThat(first).as("of use to whoever reads it still").hasContent("hello");
    }

    @Test
    void copiesThatTakeTooMuchRoomGoWhenTheyWereNotAskedForLongest() throws IOException {
        S3ArtifactStore small = open("a small machine", new CopyLimit(10, Duration.ZERO));
        List<Path> copies = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            ArtifactKey key = new ArtifactKey("runs/a/" + name);
            small.put(key, bytes("5 of " + name));
            copies.add(small.localPath(key));
        }
        assertThat(copies.get(0)).doesNotExist();
        assertThat(copies.get(2)).exists();
        assertThat(small.localPath(new ArtifactKey("runs/a/a"))).hasContent("5 of a");
    }

    @Test
    void copiesInUseStayEvenIfTheyTakeTooMuchRoom() throws IOException {
        S3ArtifactStore small = open("a small machine", new CopyLimit(1, Duration.ofHours(1)));
        ArtifactKey other = new ArtifactKey("runs/b");
        small.put(KEY, bytes("hello"));
        small.put(other, bytes("hello"));
        Path first = small.localPath(KEY);
        small.localPath(other);
        assertThat(first).exists();
    }

    @Test
    void partsThatAKilledSenderLeftAreClearedAway() throws IOException {
        client.createMultipartUpload(create -> create.bucket(S3Server.BUCKET).key(object(KEY)));
        try (Bucket bucket = new Bucket(server.settings(prefix), server.client())) {
            Uploads uploads = new Uploads(bucket, S3Settings.PART_BYTES);
            uploads.abortLeftovers(Instant.now().minus(Duration.ofDays(1)));
            assertThat(unfinishedUploads()).as("one that may go on").containsExactly(object(KEY));
            uploads.abortLeftovers(Instant.now().plus(Duration.ofDays(1)));
        }
        assertThat(unfinishedUploads()).isEmpty();
    }

    @Test
    void nothingOfAWriteIsLeftOnThisMachine() throws IOException {
        store.put(KEY, bytes("hello"));
        try (var left = Files.list(folder.resolve("a machine/outgoing"))) {
            assertThat(left).isEmpty();
        }
    }

    private List<String> unfinishedUploads() {
        return client.listMultipartUploads(list -> list.bucket(S3Server.BUCKET).prefix(prefix)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }

    private S3ArtifactStore open(String machine) throws IOException {
        return open(machine, new CopyLimit(1 << 30, Duration.ofHours(1)));
    }

    private S3ArtifactStore open(String machine, CopyLimit limit) throws IOException {
        S3ArtifactStore store =
                S3ArtifactStore.open(server.settings(prefix), new LocalRoom(folder.resolve(machine), limit));
        opened.add(store);
        return store;
    }

    private void put(ArtifactKey key, Map<String, String> metadata, String content) {
        client.putObject(
                put -> put.bucket(S3Server.BUCKET).key(object(key)).metadata(metadata),
                RequestBody.fromString(content));
    }

    private Map<String, String> metadata(ArtifactKey key) {
        return client.headObject(head -> head.bucket(S3Server.BUCKET).key(object(key)))
                .metadata();
    }

    private String object(ArtifactKey key) {
        return prefix + "/" + key;
    }
}
