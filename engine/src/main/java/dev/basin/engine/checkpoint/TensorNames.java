package dev.basin.engine.checkpoint;

import java.util.Set;
import java.util.stream.Stream;

/** The names under which BERT's tensors come in files, brought to those of {@link dev.basin.engine.bert.BertParameters}. */
final class TensorNames {
    static final String PREFIX = "bert.";

    /** Constants that older versions of Hugging Face's library saved among the weights. */
    private static final Set<String> BUFFERS = Set.of("embeddings.position_ids", "embeddings.token_type_ids");

    private TensorNames() {}

    /** Without the {@code bert.} prefix, and with the LayerNorm names that replaced TensorFlow's gamma and beta. */
    static String canonical(String stored) {
        String name = stored.startsWith(PREFIX) ? stored.substring(PREFIX.length()) : stored;
        return name.replaceAll("(LayerNorm)\\.gamma$", "$1.weight").replaceAll("(LayerNorm)\\.beta$", "$1.bias");
    }

    /** Whether a canonical name is a parameter of the encoder, known or not. */
    static boolean isEncoder(String name) {
        return Stream.of("embeddings.", "encoder.", "pooler.").anyMatch(name::startsWith) && !BUFFERS.contains(name);
    }

    static boolean isPooler(String name) {
        return name.startsWith("pooler.");
    }

    static boolean isHead(String name) {
        return name.equals("classifier.weight") || name.equals("classifier.bias");
    }
}
