package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.basin.engine.torch.DeviceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hugging Face's own library opens what is saved here. Needs a Python that has it. */
class TransformersTest {
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("BASIN_PYTHON")).orElse("python3");

    @TempDir
    Path folder;

    @Test
    void aSavedModelOpensAndComputesTheSameLogits() throws IOException, InterruptedException {
        assumeTrue(
                run("-c", "import transformers, torch").isPresent(),
                PYTHON + " has no transformers and torch; BASIN_PYTHON may name a Python that has");
        TaskLabels labels = new TaskLabels("mnli", List.of("contradiction", "entailment", "neutral"));
        Path saved = folder.resolve("saved");
        try (NDManager manager = DeviceKind.CPU.newMemory();
                LoadedModel loaded = ModelDirectory.open(TinyBert.FOLDER).load(manager)) {
            ModelDirectoryWriter.save(saved, loaded.model(), labels, folder);
        }

        JsonNode answer = new ObjectMapper()
                .readTree(run(
                                TinyBert.resource("/dev/basin/engine/checkpoint/classify.py")
                                        .toString(),
                                saved.toString(),
                                TinyBert.FOLDER.resolve("batch.safetensors").toString())
                        .orElseThrow());

        assertThat(answer.path("class").asText()).isEqualTo("BertForSequenceClassification");
        assertThat(answer.path("missing")).isEmpty();
        assertThat(answer.path("unexpected")).isEmpty();
        assertThat(answer.path("labels")).map(JsonNode::asText).containsExactlyElementsOf(labels.names());
        assertThat(answer.path("task").asText()).isEqualTo("mnli");
        assertLogits(answer.path("logits"));
    }

    /** The dump is of float64; these logits are of order 0.1 and were computed in float32. */
    private static void assertLogits(JsonNode logits) {
        try (SafetensorsReader expected = SafetensorsReader.open(TinyBert.FOLDER.resolve("expected.safetensors"))) {
            double[] reference = expected.readDoubles("logits");
            assertThat(logits).hasSize(reference.length);
            for (int i = 0; i < reference.length; i++) {
                assertThat(logits.get(i).asDouble()).isCloseTo(reference[i], within(1e-6));
            }
        }
    }

    /** What Python prints, or nothing if it fails or is not there. */
    private Optional<String> run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder python = new ProcessBuilder(PYTHON).redirectOutput(output.toFile());
        python.command().addAll(List.of(arguments));
        python.environment().put("HF_HUB_OFFLINE", "1");
        try {
            return python.start().waitFor() == 0 ? Optional.of(Files.readString(output)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
