package dev.basin.engine.theta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    @Test
    void slotsFollowOneAnotherWithoutGaps() {
        ParameterLayout layout =
                ParameterLayout.of(List.of(Map.entry("a", new long[] {2, 3}), Map.entry("b", new long[] {4})));

        assertThat(layout.slots())
                .containsExactly(new Slot("a", new long[] {2, 3}, 0, 6), new Slot("b", new long[] {4}, 6, 4));
        assertThat(layout.size()).isEqualTo(10);
        assertThat(layout.find("c")).isEmpty();
    }

    @Test
    void refusesNamesThatComeTwiceOrNotAtAll() {
        List<Map.Entry<String, long[]>> twice = List.of(Map.entry("a", new long[] {1}), Map.entry("a", new long[] {1}));

        assertThatThrownBy(() -> ParameterLayout.of(twice)).hasMessage("parameter a is named twice");
        assertThatThrownBy(() -> ParameterLayout.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ParameterLayout.of(List.of(Map.entry("a", new long[] {1})))
                        .slot("b"))
                .hasMessage("no parameter b in this layout");
    }
}
