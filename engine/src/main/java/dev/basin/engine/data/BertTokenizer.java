package dev.basin.engine.data;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Turns texts into word pieces: {@code [CLS] a [SEP]} or {@code [CLS] a [SEP] b [SEP]}, segments 0 and 1, cut to a longest
 * length by taking from the longer text first, never padded.
 *
 * <p>Thread-safe. Closing frees native memory.
 */
public final class BertTokenizer implements AutoCloseable {
    /** The shortest permitted longest length: room for three special tokens and something of either text. */
    public static final int SHORTEST_MAX_LENGTH = 8;

    private final HuggingFaceTokenizer tokenizer;
    private final int vocabularySize;
    private final String sha256;

    private BertTokenizer(HuggingFaceTokenizer tokenizer, int vocabularySize, String sha256) {
        this.tokenizer = tokenizer;
        this.vocabularySize = vocabularySize;
        this.sha256 = sha256;
    }

    /**
     * Opens the tokenizer of a model directory: its {@code tokenizer.json}, else its {@code vocab.txt} with the casing of
     * {@code tokenizer_config.json}. Padding and truncation stored in the file are not used.
     *
     * @param maxLength most word pieces in a sequence, special tokens included
     * @throws DataException when the directory holds no tokenizer of BERT's kind
     */
    public static BertTokenizer open(Path modelDirectory, int maxLength) {
        if (maxLength < SHORTEST_MAX_LENGTH) {
            throw DataException.invalid("a longest length of %d word pieces; accepted: at least %d"
                    .formatted(maxLength, SHORTEST_MAX_LENGTH));
        }
        TokenizerJson json = TokenizerJson.read(modelDirectory);
        BertTokenizer tokenizer =
                new BertTokenizer(create(json, maxLength), json.vocabularySize(), Sha256.of(json.text()));
        tokenizer.checkTemplate(json.file());
        return tokenizer;
    }

    public EncodedExample encode(Example example) {
        Encoding encoding = encoding(example);
        return new EncodedExample(ints(encoding.getIds()), ints(encoding.getTypeIds()), example.label());
    }

    /** The examples in the order given. */
    public List<EncodedExample> encode(List<Example> examples) {
        return examples.stream().map(this::encode).toList();
    }

    /** The word pieces of an example as text, for people to look at. */
    public List<String> pieces(Example example) {
        return List.of(encoding(example).getTokens());
    }

    /** Number of tokens; a model needs at least as many word embeddings. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** SHA-256 of the tokenizer.json that was read, or that was written from the vocabulary. */
    public String sha256() {
        return sha256;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static HuggingFaceTokenizer create(TokenizerJson json, int maxLength) {
        Map<String, String> options = Map.of(
                "addSpecialTokens", "true",
                "truncation", "LONGEST_FIRST",
                "padding", "DO_NOT_PAD",
                "maxLength", Integer.toString(maxLength),
                "modelMaxLength", Integer.toString(maxLength));
        try {
            byte[] text = json.text().getBytes(StandardCharsets.UTF_8);
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(text), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw DataException.invalid(
                    "%s: not a tokenizer of Hugging Face's format: %s".formatted(json.file(), e.getMessage()));
        }
    }

    private Encoding encoding(Example example) {
        return example.textB() == null
                ? tokenizer.encode(example.textA())
                : tokenizer.encode(example.textA(), example.textB());
    }

    private void checkTemplate(Path file) {
        List<String> pieces = pieces(new Example("template", "a", "a", 0));
        boolean bert = pieces.size() == 5
                && pieces.get(0).equals("[CLS]")
                && pieces.get(2).equals("[SEP]")
                && pieces.get(4).equals("[SEP]");
        if (!bert) {
            close();
            throw DataException.invalid(
                    "%s: a pair becomes %s; accepted: [CLS] a [SEP] b [SEP]".formatted(file, pieces));
        }
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }
}
