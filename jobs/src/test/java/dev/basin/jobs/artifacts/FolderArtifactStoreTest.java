package dev.basin.jobs.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's contract over a folder, and what the folder looks like. */
class FolderArtifactStoreTest extends ArtifactStoreContract {

    @TempDir
    private Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FolderArtifactStore(folder);
    }

    @Override
    protected ArtifactStore store() {
        return store;
    }

    @Override
    protected ArtifactStore another() throws IOException {
        return new FolderArtifactStore(folder);
    }

    @Test
    void anArtifactIsAPlainFileThatOtherToolsCanRead() throws IOException {
        store.put(KEY, bytes("hello"));
        assertThat(folder.resolve(KEY.value())).hasContent("hello");
        assertThat(store.localPath(KEY)).isEqualTo(folder.resolve(KEY.value()));
        assertThat(folder.resolve("runs/a"))
                .isDirectoryNotContaining(file -> file.toString().contains("checksum"));
    }

    @Test
    void aChangedFileIsFoundOut() throws IOException {
        store.put(KEY, bytes("hello"));
        Files.writeString(folder.resolve(KEY.value()), "hallo");
        assertThatExceptionOfType(ArtifactCorruptException.class)
                .isThrownBy(() -> store.verify(KEY))
                .withMessageContaining("5 bytes")
                .withMessageContaining(HELLO_SHA256);
    }

    @Test
    void writingTheSameAgainRepairsAChangedFile() throws IOException {
        store.put(KEY, bytes("hello"));
        Files.writeString(folder.resolve(KEY.value()), "hallo");
        store.put(KEY, bytes("hello"));
        assertThat(store.verify(KEY).sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void aFileWhoseWriterWasKilledBeforeItsChecksumIsAbsent() throws IOException {
        store.put(KEY, bytes("hello"));
        Files.delete(folder.resolve(".checksums").resolve(KEY.value()));
        assertThat(store.stat(KEY)).isEmpty();
        assertThat(store.list(new ArtifactKey("runs"))).isEmpty();
        assertThatExceptionOfType(ArtifactNotFoundException.class).isThrownBy(() -> store.open(KEY));
        store.put(KEY, bytes("other"));
        try (InputStream in = store.open(KEY)) {
            assertThat(in).hasContent("other");
        }
    }

    @Test
    void whatKilledWritersLeftIsClearedAwayAfterADay() throws IOException {
        Path old = Files.writeString(folder.resolve(".incoming/old"), "half");
        Path fresh = Files.writeString(folder.resolve(".incoming/fresh"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        another();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void anUnreadableChecksumIsSaidSo() throws IOException {
        store.put(KEY, bytes("hello"));
        Files.writeString(folder.resolve(".checksums").resolve(KEY.value()), "cut");
        assertThatIOException().isThrownBy(() -> store.stat(KEY)).withMessageContaining("'cut'");
    }
}
