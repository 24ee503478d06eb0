package dev.basin.requests.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.basin.common.v1.ErrorReason;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.data.Dataset;
import dev.basin.engine.data.Example;
import dev.basin.engine.data.GlueSource;
import dev.basin.engine.data.GlueTask;
import dev.basin.serving.errors.Refusal;
import io.grpc.Context;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedFoldersTest {
    private static final Path TINY = Path.of("../engine/src/test/resources/parity/tiny-bert");
    private static final String SST_2 = "/glue/SST-2.zip";

    @TempDir
    Path folder;

    private FileServer server;
    private FetchedFolders folders;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        folders = new FetchedFolders(new Settings(folder, server.address("/")));
    }

    @AfterEach
    void stop() {
        folders.close();
        server.close();
    }

    @Test
    void fetchesAGlueTaskOnceAndNeedsNoServerAfterwards() throws IOException {
        server.put(SST_2, sst2("fine"));

        Path fetched = folders.glue("task", GlueTask.SST_2);
        server.close();

        assertThat(new GlueSource(GlueTask.SST_2, fetched).read().train().examples())
                .containsExactly(new Example("train-0", "fine", null, 1));
        assertThat(folders.glue("task", GlueTask.SST_2)).isEqualTo(fetched);
        assertThat(fetched.resolve("SST-2.zip")).doesNotExist();
        assertThat(FetchedFolders.remarks(fetched)).singleElement().asString().contains("SST-2.zip", "pinned");
    }

    @Test
    void makesMrpcOfItsCorpusAndGluesListOfHeldOutPairs() {
        server.put("/glue/mrpc_dev_ids.tsv", bytes("3\t4\n"));
        server.put("/corpora/msr_paraphrase_train.txt", bytes("""
                \uFEFFQuality\t#1 ID\t#2 ID\t#1 String\t#2 String\r
                1\t1\t2\ta\tb\r
                0\t3\t4\t"c\td\r
                0\t4\t3\te\tf\r
                """));

        Dataset data = new GlueSource(GlueTask.MRPC, folders.glue("task", GlueTask.MRPC)).read();

        assertThat(data.train().examples()).extracting(Example::textA).containsExactly("a", "e");
        assertThat(data.mainDev().examples()).extracting(Example::textA).containsExactly("\"c");
    }

    @Test
    void refusesWhatIsNotWhatWasFetchedFirst() throws IOException {
        server.put(SST_2, sst2("fine"));
        Path fetched = folders.glue("task", GlueTask.SST_2);
        Path pins = folder.resolve("pins.sha256");
        assertThat(pins).content().hasLineCount(1).endsWith("  " + server.address(SST_2) + "\n");
        String pinned = Files.readString(pins).substring(0, 64);
        forget(fetched);
        server.put(SST_2, sst2("other"));

        Refusal refusal = refusal(GlueTask.SST_2);

        assertThat(refusal.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_NOT_FETCHED);
        assertThat(refusal)
                .hasMessageContaining("accepted: " + pinned)
                .hasMessageContaining("delete its line in " + pins);
        Files.delete(pins);
        assertThat(folders.glue("task", GlueTask.SST_2)).isEqualTo(fetched);
    }

    @Test
    void pinsNothingThatIsOfNoUse() throws IOException {
        server.put(SST_2, bytes("<html>Please log in</html>"));

        assertThat(refusal(GlueTask.SST_2)).hasMessageContaining("SST-2.zip: is not a usable ZIP archive");

        server.put(SST_2, sst2("fine"));
        assertThat(folders.glue("task", GlueTask.SST_2)).isDirectory();
    }

    @Test
    void refusesAnArchiveThatUnpacksToTooMuch() throws IOException {
        server.put("/glue/RTE.zip", zip("RTE/train.tsv", "x".repeat(100_000), "RTE/dev.tsv", "x"));
        folders = new FetchedFolders(new Settings(folder, server.address("/")).withLargest(50_000));

        assertThat(refusal(GlueTask.RTE)).hasMessageContaining("RTE/train.tsv unpacks to more than 50000 bytes");
    }

    @Test
    void saysWhatToDoWithoutAServer() {
        server.close();

        Refusal refusal = refusal(GlueTask.SST_2);

        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.getField()).isEqualTo("task");
            assertThat(violation.getDescription())
                    .startsWith("SST-2 is not here and was not fetched: ")
                    .contains("cannot be reached")
                    .contains("accepted: a folder with train.tsv, dev.tsv");
        });
    }

    @Test
    void answersBeforeTheCallersDeadlineAndGoesOn() throws Exception {
        server.put(SST_2, sst2("fine"));
        server.fallSilent();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                Context.CancellableContext call =
                        Context.current().withDeadlineAfter(5_500, TimeUnit.MILLISECONDS, timer)) {
            Refusal refusal = call.call(() -> refusal(GlueTask.SST_2));

            assertThat(refusal.code()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_BEING_FETCHED);
            assertThat(refusal).hasMessageContaining("MB of SST-2.zip so far; ask again");
        }
        server.speakOn();

        assertThat(folders.glue("task", GlueTask.SST_2)).isDirectory();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void fetchesAModelOfAHubWithItsTokenizer() throws IOException {
        for (String file : List.of("config.json", "model.safetensors", "vocab.txt")) {
            server.put("/hub/owner/tiny/resolve/main/" + file, Files.readAllBytes(TINY.resolve(file)));
        }

        Path fetched = folders.hub("model", "owner/tiny");

        assertThat(ModelDirectory.open(fetched).contentHash())
                .isEqualTo(ModelDirectory.open(TINY).contentHash());
        assertThat(fetched.resolve("vocab.txt")).hasSameBinaryContentAs(TINY.resolve("vocab.txt"));
        assertThat(FetchedFolders.remarks(fetched)).hasSize(3);
    }

    @Test
    void fetchesTheShardsThatAnIndexNames() throws IOException {
        server.put("/hub/tiny/resolve/v1/config.json", Files.readAllBytes(TINY.resolve("config.json")));
        server.put("/hub/tiny/resolve/v1/model.safetensors.index.json", bytes("""
                {"weight_map": {"a": "model-1-of-2.safetensors", "b": "model-2-of-2.safetensors", "c": "model-1-of-2.safetensors"}}"""));
        server.put("/hub/tiny/resolve/v1/model-1-of-2.safetensors", bytes("1"));
        server.put("/hub/tiny/resolve/v1/model-2-of-2.safetensors", bytes("2"));
        server.put("/hub/tiny/resolve/v1/tokenizer.json", bytes("{}"));

        Path fetched = folders.hub("model", "tiny@v1");

        assertThat(fetched.resolve("model-1-of-2.safetensors")).hasContent("1");
        assertThat(fetched.resolve("model-2-of-2.safetensors")).hasContent("2");
    }

    @Test
    void doesNotWaitForTheWeightsOfAnotherArchitecture() {
        server.put("/hub/gpt2/resolve/main/config.json", bytes("{\"model_type\": \"gpt2\"}"));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> folders.hub("model", "gpt2"));

        assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_CHECKPOINT_INVALID);
        assertThat(refusal).hasMessageContaining("gpt2");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void saysThatAHubHasNoSuchModel() {
        assertThat(catchThrowableOfType(Refusal.class, () -> folders.hub("model", "nobody/nothing")))
                .hasMessageContaining("nothing/resolve/main/config.json is not there, or not for everybody")
                .hasMessageContaining("accepted: the path of a folder with config.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b/c", "../a", "a/..", "a..b", "/a", "a/", "a?b", "a b", "a@", "a@b/c", "http://a"})
    void refusesWhatIsNoNameOfAModel(String name) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> folders.hub("model", name));

        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal).hasMessageContaining("accepted: NAME or OWNER/NAME");
        assertThat(server.asked()).isEmpty();
    }

    private Refusal refusal(GlueTask task) {
        return catchThrowableOfType(Refusal.class, () -> folders.glue("task", task));
    }

    private static void forget(Path fetched) throws IOException {
        Files.move(fetched, fetched.resolveSibling("moved-away"));
    }

    private static byte[] sst2(String sentence) throws IOException {
        String rows = "sentence\tlabel\n" + sentence + "\t1\n";
        return zip("SST-2/train.tsv", rows, "SST-2/dev.tsv", rows);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
