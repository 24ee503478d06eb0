package dev.basin.engine.bert;

import dev.basin.engine.torch.TorchModule;
import java.util.Map;

/** Loads {@code bert.py} with the attributes it declares. */
final class BertText {
    private BertText() {}

    static TorchModule load(BertConfig config, KernelVariant variant) {
        BertBlocks blocks = BertBlocks.of(config);
        return TorchModule.load(
                BertText.class,
                "bert.py",
                Map.of(
                        "rows", blocks.rows(),
                        "columns", blocks.columns(),
                        "heads", config.heads(),
                        "eps", config.layerNormEps(),
                        "hidden_dropout", config.hiddenDropout(),
                        "attention_dropout", config.attentionDropout(),
                        "classifier_dropout", config.classifierDropout(),
                        "fused_attention", variant.fusedAttention(),
                        "onednn", variant.oneDnn()));
    }
}
