package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInModelTest {
    @TempDir
    static Path store;

    private static ModelDirectory model;

    @BeforeAll
    static void convert() {
        model = BuiltInModel.open(store);
    }

    @Test
    void itIsAnEncoderWithoutPoolerAndHead() {
        assertThat(model.config()).isEqualTo(BuiltInModel.CONFIG);
        assertThat(model.hasPooler()).isFalse();
        assertThat(model.hasHead()).isFalse();
        assertThat(model.ignoredTensors()).isEmpty();
    }

    @Test
    void itsFolderSaysWhereTheWeightsComeFromAndSha256sumCanCheckIt() throws IOException, InterruptedException {
        assertThat(model.folder().resolve("README.md"))
                .content()
                .contains(MiniLmArtifact.COORDINATES + ":" + MiniLmArtifact.version())
                .contains("Apache-2.0");
        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
                .directory(model.folder().toFile())
                .start();
        assertThat(check.waitFor()).isZero();
        assertThat(Files.readAllLines(model.folder().resolve("SHA256SUMS"))).hasSize(6);
    }

    @Test
    void itsTokenizerNeitherPadsNorCuts() throws IOException {
        try (HuggingFaceTokenizer tokenizer =
                HuggingFaceTokenizer.newInstance(model.folder().resolve("tokenizer.json"))) {
            assertThat(tokenizer.encode("a fine film").getTokens())
                    .containsExactly("[CLS]", "a", "fine", "film", "[SEP]");
            Encoding longText = tokenizer.encode("film ".repeat(200));
            assertThat(longText.getIds()).hasSize(202);
        }
        assertThat(Files.readAllLines(model.folder().resolve("vocab.txt")))
                .hasSize(30522)
                .startsWith("[PAD]")
                .contains("##ing", "film");
    }

    @Test
    void openedByManyAtOnceItIsThereOnceAndWhole(@TempDir Path shared) throws Exception {
        Callable<String> open = () -> BuiltInModel.open(shared).contentHash();
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            for (Future<String> hash : executor.invokeAll(List.of(open, open, open))) {
                assertThat(hash.get()).isEqualTo(model.contentHash());
            }
        }
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files).containsExactly(shared.resolve(BuiltInModel.NAME));
        }
    }

    @Test
    void aFileThatChangedIsFoundOut(@TempDir Path other) throws IOException {
        Path folder = Files.createDirectory(other.resolve(BuiltInModel.NAME));
        for (String name : List.of("SHA256SUMS", "README.md", "config.json", "vocab.txt", "tokenizer_config.json")) {
            Files.copy(model.folder().resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThatThrownBy(() -> BuiltInModel.open(other))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is not as it was written; delete " + folder);

        Files.copy(
                model.folder().resolve("config.json"),
                folder.resolve("config.json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> BuiltInModel.open(other)).hasMessageContaining("model.safetensors: is not");
    }
}
