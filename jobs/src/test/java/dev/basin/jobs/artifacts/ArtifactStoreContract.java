package dev.basin.jobs.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every artifact store must do. */
public abstract class ArtifactStoreContract {

    protected static final ArtifactKey KEY = new ArtifactKey("runs/a/checkpoints/step-000128/model.safetensors");

    /** Of "hello", from coreutils' sha256sum. */
    protected static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    protected abstract ArtifactStore store();

    /** Another store over the same place, as another process has it. */
    protected abstract ArtifactStore another() throws IOException;

    @Test
    void whatWasPutIsThereForAllToSee() throws IOException {
        Artifact put = store().put(KEY, bytes("hello"));
        assertThat(put).isEqualTo(new Artifact(KEY, 5, HELLO_SHA256));
        for (ArtifactStore store : List.of(store(), another())) {
            assertThat(store.stat(KEY)).contains(put);
            assertThat(store.verify(KEY)).isEqualTo(put);
            assertThat(store.localPath(KEY)).hasContent("hello");
            try (InputStream in = store.open(KEY)) {
                assertThat(in).hasContent("hello");
            }
        }
    }

    @Test
    void anEmptyArtifactIsAnArtifact() throws IOException {
        assertThat(store().put(KEY, new byte[0]).sizeBytes()).isZero();
        assertThat(store().verify(KEY).sizeBytes()).isZero();
    }

    @Test
    void whatIsAbsentIsSaidSo() throws IOException {
        assertThat(store().stat(KEY)).isEmpty();
        assertThat(store().list(KEY)).isEmpty();
        assertThat(store().keys(KEY)).isEmpty();
        assertThatExceptionOfType(ArtifactNotFoundException.class)
                .isThrownBy(() -> store().open(KEY))
                .withMessageContaining(KEY.value());
        assertThatExceptionOfType(ArtifactNotFoundException.class).isThrownBy(() -> store().localPath(KEY));
        assertThatExceptionOfType(ArtifactNotFoundException.class).isThrownBy(() -> store().verify(KEY));
    }

    @Test
    void puttingAgainReplaces() throws IOException {
        store().put(KEY, bytes("first"));
        store().put(KEY, bytes("hello"));
        assertThat(store().verify(KEY).sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void aWriterThatFailsLeavesWhatWasThere() throws IOException {
        store().put(KEY, bytes("hello"));
        assertThatIOException()
                .isThrownBy(() -> store().put(KEY, file -> {
                    Files.writeString(file, "half");
                    throw new IOException("disk full");
                }))
                .withMessage("disk full");
        assertThat(store().verify(KEY).sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void aFolderIsListedSortedAndWithoutItsNeighbours() throws IOException {
        for (String key : List.of("runs/a/z", "runs/a/b/c", "runs/ab/x", "runs/a-b", "landscapes/a")) {
            store().put(new ArtifactKey(key), bytes(key));
        }
        assertThat(store().list(new ArtifactKey("runs/a")))
                .extracting(artifact -> artifact.key().value())
                .containsExactly("runs/a/b/c", "runs/a/z");
        assertThat(store().localPath(new ArtifactKey("runs/a")).resolve("b/c")).hasContent("runs/a/b/c");
    }

    @Test
    void aFolderOfFilesIsPutAtOnce() throws IOException {
        ArtifactKey folder = new ArtifactKey("runs/a/checkpoints/step-000128");
        List<Artifact> put = store().putFolder(folder, staged -> {
            Files.createDirectory(staged.resolve("tokenizer"));
            Files.writeString(staged.resolve("tokenizer/vocab.txt"), "[PAD]");
            Files.writeString(staged.resolve("config.json"), "hello");
        });
        assertThat(put).isEqualTo(store().list(folder));
        assertThat(store().keys(folder))
                .isEqualTo(put.stream().map(Artifact::key).toList());
        assertThat(store().localPath(folder).resolve("tokenizer/vocab.txt")).hasContent("[PAD]");
        assertThat(store().verify(folder.child("config.json")).sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void aFolderIsDeletedWithoutItsNeighbours() throws IOException {
        for (String key : List.of("runs/a/z", "runs/a/b/c", "runs/ab/x")) {
            store().put(new ArtifactKey(key), bytes(key));
        }
        store().delete(new ArtifactKey("runs/a"));
        store().delete(new ArtifactKey("runs/a"));
        assertThat(store().list(new ArtifactKey("runs")))
                .extracting(artifact -> artifact.key().value())
                .containsExactly("runs/ab/x");
    }

    @Test
    void manyWritersOfOneKeyLeaveOneWholeContent() throws Exception {
        int writers = 8;
        List<Callable<Artifact>> puts = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            byte[] content = bytes("content of writer " + i);
            ArtifactStore store = i % 2 == 0 ? store() : another();
            puts.add(() -> store.put(KEY, content));
        }
        List<Artifact> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<Artifact> put : threads.invokeAll(puts)) {
                written.add(put.get());
            }
        }
        assertThat(store().verify(KEY)).isIn(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a//b",
                "a/",
                "../a",
                "a/../b",
                "a/..",
                ".hidden",
                "a/.checksums",
                "a\\b",
                "a b",
                "C:/a",
                "ä",
                "a\nb",
                "-rf"
            })
    void keysThatLeaveTheStoreOrHideAreRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactKey(key))
                .withMessageContaining("expected");
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
