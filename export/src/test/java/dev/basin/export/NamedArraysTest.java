package dev.basin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedArraysTest {
    @Test
    void refusesWhatNoFileCouldHold() {
        assertThatThrownBy(() -> NumberArray.vector("empty")).hasMessageContaining("'empty' of shape [0] has 0 values");
        assertThatThrownBy(() -> NumberArray.matrix("short", 2, 2, 1, 2, 3))
                .hasMessageContaining("'short' of shape [2, 2] has 3 values");
        assertThatThrownBy(() -> NumberArray.vector("a/b", 1)).hasMessageContaining("the name 'a/b' is not accepted");
        assertThatThrownBy(() -> named(Map.of("a\"b", "text"))).hasMessageContaining("is not accepted");
        assertThatThrownBy(() -> named(Map.of("alpha", "text"))).hasMessageContaining("'alpha' is given twice");
        assertThatThrownBy(() -> named(Map.of("provenance", ""))).hasMessageContaining("'provenance' is empty");
    }

    @Test
    void copiesItsNumbers() {
        double[] values = {1, 2};
        NumberArray array = NumberArray.vector("values", values);
        values[0] = 5;
        array.values()[1] = 6;
        assertThat(array.values()).containsExactly(1, 2);
    }

    private static NamedArrays named(Map<String, String> texts) {
        return new NamedArrays(List.of(Samples.ALPHA), texts);
    }
}
