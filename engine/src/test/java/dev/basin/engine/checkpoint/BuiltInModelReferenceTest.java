package dev.basin.engine.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.basin.engine.bert.BertBatch;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertWeights;
import dev.basin.engine.bert.NumericPath;
import dev.basin.engine.bert.Trace;
import dev.basin.engine.torch.DeviceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way from the ONNX file to hidden states, by this engine, against an ONNX runtime on the file itself: the two
 * share nothing but the tokenizer.
 */
class BuiltInModelReferenceTest {
    /** Hidden states are of order 1 (LayerNorm); float32 sums of up to 1,536 terms in another order, through six layers. */
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path store;

    @Test
    void hiddenStatesEqualThoseOfAnOnnxRuntime() throws IOException, OrtException {
        ModelDirectory directory = BuiltInModel.open(store);
        List<Encoding> encodings = encode(directory);

        List<float[]> hidden = hiddenStates(directory, encodings);

        List<float[]> reference = referenceHiddenStates(encodings);
        for (int i = 0; i < encodings.size(); i++) {
            assertThat(largestDifference(hidden.get(i), reference.get(i)))
                    .as("text " + i)
                    .isLessThan(TOLERANCE);
        }
    }

    private static List<Encoding> encode(ModelDirectory directory) throws IOException {
        Path file = directory.folder().resolve("tokenizer.json");
        try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(file)) {
            return List.of(
                    tokenizer.encode("A fine film, although its naïve hero — Zbigniew — says 'unbelievable' 42 times."),
                    tokenizer.encode("The cat sat on the mat.", "Something sat somewhere."),
                    tokenizer.encode("long ".repeat(200)));
        }
    }

    /** Of each encoding alone, row-major (tokens, 384). */
    private static List<float[]> hiddenStates(ModelDirectory directory, List<Encoding> encodings) {
        try (NDManager manager = DeviceKind.CPU.newMemory();
                LoadedModel loaded = InitialModel.pretrained(directory, manager, 2, 1, 1);
                BertKernel kernel = BertKernel.load(loaded.model().config(), NumericPath.cpu(1));
                BertWeights weights = kernel.weights(loaded.model())) {
            List<float[]> hidden = new ArrayList<>();
            for (Encoding encoding : encodings) {
                try (BertBatch batch = batch(manager, encoding);
                        Trace trace = kernel.trace(weights, batch)) {
                    hidden.add(trace.hidden().getLast().toFloatArray());
                }
            }
            return hidden;
        }
    }

    private static BertBatch batch(NDManager manager, Encoding encoding) {
        float[] mask = new float[encoding.getIds().length];
        Arrays.fill(mask, 1);
        return BertBatch.of(manager, encoding.getIds(), encoding.getTypeIds(), mask, new long[] {0}, 1, mask.length);
    }

    /** The same from the ONNX file. */
    private List<float[]> referenceHiddenStates(List<Encoding> encodings) throws IOException, OrtException {
        Path file = store.resolve("model.onnx");
        try (InputStream model = MiniLmArtifact.model()) {
            Files.copy(model, file);
        }
        List<float[]> hidden = new ArrayList<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString())) {
            for (Encoding encoding : encodings) {
                hidden.add(run(environment, session, encoding));
            }
        }
        return hidden;
    }

    private static float[] run(OrtEnvironment environment, OrtSession session, Encoding encoding) throws OrtException {
        try (OnnxTensor ids = tensor(environment, encoding.getIds());
                OnnxTensor mask = tensor(environment, encoding.getAttentionMask());
                OnnxTensor segments = tensor(environment, encoding.getTypeIds());
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", segments))) {
            OnnxTensor hidden = (OnnxTensor) result.get("last_hidden_state").orElseThrow();
            float[] values = new float[encoding.getIds().length * BuiltInModel.CONFIG.hiddenSize()];
            hidden.getFloatBuffer().get(values);
            return values;
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static double largestDifference(float[] values, float[] reference) {
        assertThat(values.length).isEqualTo(reference.length);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i] - reference[i]))
                .max()
                .orElseThrow();
    }
}
