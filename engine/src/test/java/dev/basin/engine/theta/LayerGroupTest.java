package dev.basin.engine.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayerGroupTest {
    @Test
    void thirdsCoverEveryLayerOnce() {
        for (int layers = 3; layers <= 24; layers++) {
            for (int layer = 0; layer < layers; layer++) {
                String parameter = "encoder.layer." + layer + ".output.dense.bias";
                assertThat(LayerGroup.thirds(layers).stream().filter(group -> group.contains(parameter)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void thirdsOfTwentyFourLayersAreThePapers() {
        assertThat(LayerGroup.thirds(24).get(1).globs()).first().isEqualTo("encoder.layer.8.*");
        assertThat(LayerGroup.thirds(24).get(2).globs()).first().isEqualTo("encoder.layer.16.*");
    }

    @Test
    void aLayersNumberIsNotAPrefix() {
        assertThat(LayerGroup.layers(1, 2).contains("encoder.layer.1.output.dense.bias"))
                .isTrue();
        assertThat(LayerGroup.layers(1, 2).contains("encoder.layer.11.output.dense.bias"))
                .isFalse();
        assertThat(LayerGroup.layers(1, 2).name()).isEqualTo("layer 1");
        assertThat(LayerGroup.layers(1, 4).name()).isEqualTo("layers 1-3");
    }

    @Test
    void embeddingsAndPooler() {
        assertThat(LayerGroup.embeddings().contains("embeddings.LayerNorm.weight"))
                .isTrue();
        assertThat(LayerGroup.embeddings().contains("encoder.layer.0.output.dense.bias"))
                .isFalse();
        assertThat(LayerGroup.pooler().contains("pooler.dense.bias")).isTrue();
    }

    @Test
    void refusesTooFewLayers() {
        assertThatThrownBy(() -> LayerGroup.thirds(2)).hasMessage("thirds need at least 3 layers, received 2");
        assertThatThrownBy(() -> LayerGroup.layers(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
