package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AutomaticRangeTest {
    @Test
    void leavesTheMarginOnEachSideOfWhatItHolds() {
        Axis axis = new AutomaticRange(5, 0.5).around(0, 1, 0.25, -1);
        assertThat(axis).isEqualTo(Axis.range(-2, 2, 5));
    }

    @Test
    void withoutAMarginTheOutermostCoordinatesAreTheBoundsThemselves() {
        Axis axis = new AutomaticRange(7, 0).around(0.1, 0.7, 0.3);
        assertThat(axis.min()).isEqualTo(0.1);
        assertThat(axis.max()).isEqualTo(0.7);
    }

    @Test
    void whatHasNoExtentButRoundingGetsOneOfItsOwn() {
        assertThat(new AutomaticRange(3, 0.5).around(0, 0)).isEqualTo(Axis.range(-1, 1, 3));
        Axis axis = new AutomaticRange(3, 0).around(2, 2 + 1e-9);
        assertThat(axis.covers(2)).isTrue();
        assertThat(axis.max() - axis.min()).isBetween(1.0, 1.0001);
    }

    @Test
    void statesThatAreNotNumbersAreLeftOut() {
        assertThat(new AutomaticRange(3, 0).around(Double.NaN, -1, 1, Double.POSITIVE_INFINITY))
                .isEqualTo(Axis.range(-1, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new AutomaticRange(3, 0).around(Double.NaN));
    }

    @Test
    void badSettingsAreRefusedWithTheValueReceived() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AutomaticRange(1, 0))
                .withMessageContaining("got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AutomaticRange(3, -0.1))
                .withMessageContaining("-0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new AutomaticRange(3, Double.NaN));
    }
}
