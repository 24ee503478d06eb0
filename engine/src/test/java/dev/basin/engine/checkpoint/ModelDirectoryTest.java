package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import dev.basin.engine.torch.DeviceKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {
    private static final UnaryOperator<String> SAME = name -> name;

    private final NDManager manager = DeviceKind.CPU.newMemory();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void everyParameterLandsUnderItsName() {
        ModelDirectory directory = ModelDirectory.open(TinyBert.FOLDER);

        try (LoadedModel loaded = directory.load(manager)) {
            assertThat(loaded.nonFiniteValues()).isZero();
            assertHolds(
                    loaded.model().encoder(),
                    TinyBert.tensors(name -> name.replaceFirst("^bert\\.|^classifier.*", "")));
            assertHolds(loaded.model().head(), TinyBert.tensors(name -> name.startsWith("classifier") ? name : ""));
        }
    }

    /** The witness is the writer of Hugging Face's own library, which wrote the file that was read. */
    @Test
    void aModelReadAndSavedIsTheSameFileByteForByte() {
        try (LoadedModel loaded = ModelDirectory.open(TinyBert.FOLDER).load(manager)) {
            ModelDirectory saved = ModelDirectoryWriter.save(
                    folder.resolve("saved"), loaded.model(), new TaskLabels("mnli", List.of("c", "e", "n")), folder);

            assertThat(saved.folder().resolve("model.safetensors"))
                    .hasSameBinaryContentAs(TinyBert.FOLDER.resolve("model.safetensors"));
            assertThat(saved.labels()).isEqualTo(new TaskLabels("mnli", List.of("c", "e", "n")));
        }
    }

    @Test
    void oldNamesMissingPrefixAndForeignHeadsAreUnderstood() {
        TinyBert.write(
                folder,
                name -> name.replaceFirst("^bert\\.", "")
                        .replace("LayerNorm.weight", "LayerNorm.gamma")
                        .replace("LayerNorm.bias", "LayerNorm.beta")
                        .replace("pooler.dense", "cls.seq_relationship")
                        .replaceFirst("classifier", "cls.predictions"));

        ModelDirectory directory = ModelDirectory.open(folder);

        assertThat(directory.hasPooler()).isFalse();
        assertThat(directory.hasHead()).isFalse();
        assertThat(directory.ignoredTensors())
                .containsExactly(
                        "cls.predictions.bias",
                        "cls.predictions.weight",
                        "cls.seq_relationship.bias",
                        "cls.seq_relationship.weight");
        ParameterVector encoder = ParameterVector.zeros(manager, BertParameters.encoder(directory.config()));
        directory.readEncoder(encoder);
        assertHolds(
                encoder, TinyBert.tensors(name -> name.replaceFirst("^bert\\.pooler.*|^bert\\.|^classifier.*", "")));
        assertThat(encoder.view("pooler.dense.weight").toFloatArray()).containsOnly(0);
    }

    @Test
    void positionIdsAreNoParameter() {
        Map<String, List<Long>> shapes = TinyBert.shapes(SAME);
        Map<String, ByteBuffer> tensors = TinyBert.tensors(SAME);
        shapes.put("bert.embeddings.position_ids", List.of(1L, 2L));
        tensors.put("bert.embeddings.position_ids", ByteBuffer.allocate(8));
        writeModel(shapes, tensors);

        assertThat(ModelDirectory.open(folder).ignoredTensors()).containsExactly("embeddings.position_ids");
    }

    @Test
    void shardsAreReadThroughTheirIndex() throws IOException {
        writeShards();

        try (LoadedModel loaded = ModelDirectory.open(folder).load(manager);
                LoadedModel whole = ModelDirectory.open(TinyBert.FOLDER).load(manager)) {
            assertThat(loaded.model().encoder().minus(whole.model().encoder()).norm())
                    .isZero();
        }
        Files.delete(folder.resolve("model-2.safetensors"));
        assertRefused("model-2.safetensors: no such file");
    }

    @Test
    void anIndexThatDisagreesWithItsShardsIsRefused() throws IOException {
        writeShards();
        Path index = folder.resolve("model.safetensors.index.json");
        String text = Files.readString(index);

        Files.writeString(index, text.replace("classifier.bias", "classifier.vias"));
        assertRefused("the index announces");
        Files.writeString(index, text.replace("model-2.safetensors", "../model-2.safetensors"));
        assertRefused("is \"../model-2.safetensors\", a safetensors file of the same folder is accepted");
        Files.writeString(index, "{}");
        assertRefused("index.json: weight_map is missing or empty");
    }

    @Test
    void missingMisshapenAndForeignTensorsAreNamedAllAtOnce() {
        Map<String, List<Long>> shapes = TinyBert.shapes(SAME);
        Map<String, ByteBuffer> tensors = TinyBert.tensors(SAME);
        for (String name : List.of("bert.pooler.dense.bias", "bert.encoder.layer.1.output.dense.bias")) {
            shapes.remove(name);
            tensors.remove(name);
        }
        shapes.put("classifier.weight", List.of(48L, 3L));
        shapes.put("bert.encoder.layer.3.output.dense.bias", List.of(0L));
        tensors.put("bert.encoder.layer.3.output.dense.bias", ByteBuffer.allocate(0));
        writeModel(shapes, tensors);

        assertRefused("2 tensors are missing: encoder.layer.1.output.dense.bias, pooler.dense.bias; "
                + "1 tensors are of another shape: classifier.weight [48, 3], wanted [3, 48]; "
                + "1 tensors are not in the configuration: encoder.layer.3.output.dense.bias");
    }

    @Test
    void oneParameterUnderTwoNamesIsRefused() {
        Map<String, List<Long>> shapes = TinyBert.shapes(SAME);
        Map<String, ByteBuffer> tensors = TinyBert.tensors(SAME);
        shapes.put("pooler.dense.bias", List.of(48L));
        tensors.put("pooler.dense.bias", ByteBuffer.allocate(192));
        writeModel(shapes, tensors);

        assertRefused("pooler.dense.bias comes twice");
    }

    @Test
    void nonFiniteValuesAreKeptAndCounted() {
        Map<String, ByteBuffer> tensors = TinyBert.tensors(SAME);
        tensors.get("classifier.bias").putInt(0, Integer.reverseBytes(0x7fc00000));
        tensors.get("bert.pooler.dense.bias").putInt(4, Integer.reverseBytes(0xff800000));
        writeModel(TinyBert.shapes(SAME), tensors);

        try (LoadedModel loaded = ModelDirectory.open(folder).load(manager)) {
            assertThat(loaded.nonFiniteValues()).isEqualTo(2);
            assertThat(loaded.model().head().view("classifier.bias").getFloat(0))
                    .isNaN();
        }
    }

    @Test
    void aFolderWithoutWeightsSaysWhatIsAccepted() throws IOException {
        TinyBert.writeConfig(folder, SAME);
        assertRefused("has neither model.safetensors nor model.safetensors.index.json");
        Files.createFile(folder.resolve("pytorch_model.bin"));
        assertRefused("its pytorch_model.bin must be converted to safetensors first");
    }

    @Test
    void aModelWithoutHeadCannotBeLoadedAsAClassifier() {
        TinyBert.write(folder, name -> name.startsWith("classifier") ? "" : name);
        ModelDirectory directory = ModelDirectory.open(folder);
        assertThatThrownBy(() -> directory.load(manager))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("has no classification head");
    }

    @Test
    void savingNeedsANewOrEmptyFolderAndTakesTheTokenizerAlong() throws IOException {
        Path tokenizer = Files.createDirectory(folder.resolve("tokenizer"));
        Files.writeString(tokenizer.resolve("vocab.txt"), "[PAD]\n");
        Files.writeString(tokenizer.resolve("notes.txt"), "not a tokenizer's");
        Path target = Files.createDirectory(folder.resolve("target"));
        try (LoadedModel loaded = ModelDirectory.open(TinyBert.FOLDER).load(manager)) {
            ModelDirectoryWriter.save(target, loaded.model(), TaskLabels.unnamed(3), tokenizer);
            assertThatThrownBy(
                            () -> ModelDirectoryWriter.save(target, loaded.model(), TaskLabels.unnamed(3), tokenizer))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("holds something already");
        }
        assertThat(names(target)).containsExactlyInAnyOrder("config.json", "model.safetensors", "vocab.txt");
        assertThat(names(folder)).containsExactlyInAnyOrder("tokenizer", "target");
    }

    @Test
    void theContentHashIsThatOfTheShell() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "sha256sum config.json model.safetensors | sha256sum")
                .directory(TinyBert.FOLDER.toFile())
                .start();
        String[] printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ");
        assertThat(shell.waitFor()).isZero();

        assertThat(ModelDirectory.open(TinyBert.FOLDER).contentHash()).isEqualTo(printed[0]);
    }

    private void writeModel(Map<String, List<Long>> shapes, Map<String, ByteBuffer> tensors) {
        TinyBert.writeWeights(folder.resolve("model.safetensors"), shapes, tensors);
        TinyBert.writeConfig(folder, SAME);
    }

    private void writeShards() throws IOException {
        Map<String, String> weightMap = new LinkedHashMap<>();
        for (int shard = 1; shard <= 2; shard++) {
            boolean first = shard == 1;
            UnaryOperator<String> ofShard = name -> name.contains("layer") == first ? name : "";
            String file = "model-" + shard + ".safetensors";
            TinyBert.writeWeights(folder.resolve(file), TinyBert.shapes(ofShard), TinyBert.tensors(ofShard));
            TinyBert.shapes(ofShard).keySet().forEach(name -> weightMap.put(name, file));
        }
        TinyBert.writeConfig(folder, SAME);
        String entries = weightMap.entrySet().stream()
                .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\": {}, \"weight_map\": {%s}}".formatted(entries));
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> ModelDirectory.open(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining(problem);
    }

    private static void assertHolds(ParameterVector vector, Map<String, ByteBuffer> tensors) {
        assertThat(tensors).isNotEmpty();
        tensors.forEach((name, values) -> {
            Slot slot = vector.layout().slot(name);
            vector.read(slot, bytes -> assertThat(bytes).as(name).isEqualTo(values));
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
