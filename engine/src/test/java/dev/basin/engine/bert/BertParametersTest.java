package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.engine.theta.ParameterLayout;
import org.junit.jupiter.api.Test;

class BertParametersTest {
    private static final BertConfig BASE =
            new BertConfig(30522, 768, 12, 12, 3072, 512, 2, 1e-12, 0.1, 0.1, 0.1, 3, 0.02);

    @Test
    void bertBaseHasItsPublishedSize() {
        assertThat(BertParameters.encoder(BASE).size()).isEqualTo(109_482_240);
        assertThat(BertParameters.head(BASE).size()).isEqualTo(3 * 768 + 3);
    }

    @Test
    void queryKeyAndValueLieSideBySide() {
        ParameterLayout layout = BertParameters.encoder(BASE);
        String self = "encoder.layer.7.attention.self.";

        assertThat(layout.slot(self + "key.weight").offset())
                .isEqualTo(layout.slot(self + "query.weight").end());
        assertThat(layout.slot(self + "value.weight").offset())
                .isEqualTo(layout.slot(self + "key.weight").end());
        assertThat(layout.slot(self + "value.bias").offset())
                .isEqualTo(layout.slot(self + "key.bias").end());
    }

    @Test
    void refusesAWidthThatHeadsDoNotDivide() {
        assertThatThrownBy(() -> new BertConfig(100, 10, 1, 3, 4, 8, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02))
                .hasMessage("hidden_size is 10 but must be a multiple of num_attention_heads 3");
        assertThatThrownBy(() -> new BertConfig(100, 12, 1, 3, 4, 8, 2, 1e-12, 0.1, 1.0, 0.1, 2, 0.02))
                .hasMessage("attention_probs_dropout_prob is 1.0 but must be in [0, 1)");
    }
}
