package dev.basin.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.bert.TinyBert;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterLayout;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomLayersTest {
    private static final ParameterLayout LAYOUT = BertParameters.encoder(TinyBert.CONFIG);

    @Test
    void everySetIsDrawnAboutAsOftenAsEveryOther() {
        int draws = 60_000;
        Map<LayerGroup, Long> counts = RandomLayers.draw(2, 6, draws, 5).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSize(15); // 6 over 2
        double expected = draws / 15.0;
        // Standard deviation √(60000 · 1/15 · 14/15) = 61: 5 of them.
        assertThat(counts.values())
                .allSatisfy(count -> assertThat((double) count).isEqualTo(expected, within(306.0)));
    }

    @Test
    void theSeedAndTheSizeAloneDecide() {
        assertThat(RandomLayers.draw(2, 6, 20, 7)).isEqualTo(RandomLayers.draw(2, 6, 20, 7));
        assertThat(RandomLayers.draw(2, 6, 20, 7)).isNotEqualTo(RandomLayers.draw(2, 6, 20, 8));
        assertThat(RandomLayers.draw(2, 6, 20, 7).subList(0, 5)).isEqualTo(RandomLayers.draw(2, 6, 5, 7));
    }

    @Test
    void aSetIsNamedByItsLayersAndHoldsThemAndNoOthers() {
        LayerGroup set = LayerGroup.ofLayers(List.of(0, 12));
        assertThat(set.name()).isEqualTo("layers 0 12");
        assertThat(set.contains("encoder.layer.12.output.dense.bias")).isTrue();
        assertThat(set.contains("encoder.layer.1.output.dense.bias")).isFalse();
    }

    @Test
    void onlyWholeLayersThatAreNotAllHaveSuchAControl() {
        assertThat(LayerGroup.thirds(3)).allMatch(group -> RandomLayers.areControlOf(group, LAYOUT));
        assertThat(List.of(
                        LayerGroup.embeddings(),
                        LayerGroup.pooler(),
                        LayerGroup.wholeEncoder(),
                        LayerSets.all(),
                        new LayerGroup("attention", List.of("encoder.layer.1.attention.*")),
                        new LayerGroup("more", List.of("encoder.layer.1.*", "pooler.*"))))
                .noneMatch(group -> RandomLayers.areControlOf(group, LAYOUT));
    }

    @Test
    void layersComeSinglyFromBelowAndFromAbove() {
        assertThat(LayerSets.singles(3)).map(LayerGroup::name).containsExactly("layer 0", "layer 1", "layer 2");
        assertThat(LayerSets.prefixes(3)).map(LayerGroup::name).containsExactly("layer 0", "layers 0-1");
        assertThat(LayerSets.suffixes(3)).map(LayerGroup::name).containsExactly("layers 1-2", "layer 2");
        assertThat(LayerSets.prefixes(1)).isEmpty();
    }
}
