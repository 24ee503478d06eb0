package dev.basin.engine.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
    @Test
    void aRangeHitsBothBoundsAndRoundNumbersExactly() {
        Axis axis = Axis.range(-4, 4, 41);
        assertThat(axis.min()).isEqualTo(-4);
        assertThat(axis.max()).isEqualTo(4);
        assertThat(axis.coordinates()).hasSize(41).contains(0.0, 1.0, -2.2, 3.0);
        Axis odd = Axis.range(0.1, 0.7, 7); // 6 · 0.1 / 6 is not 0.1
        assertThat(odd.min()).isEqualTo(0.1);
        assertThat(odd.max()).isEqualTo(0.7);
    }

    @Test
    void coordinatesDoNotDriftAsRepeatedAddingWould() {
        Axis axis = Axis.range(0, 1, 1001);
        assertThat(axis.at(700)).isEqualTo(0.7);
        assertThat(axis.at(999)).isEqualTo(0.999);
    }

    @Test
    void zeroMayBeABound() {
        assertThat(Axis.range(0, 1, 11).at(0)).isZero();
        assertThat(Axis.range(-1, 0, 11).max()).isZero();
    }

    @Test
    void aRangeOfOnePointNeedsEqualBounds() {
        assertThat(Axis.range(0.5, 0.5, 1)).isEqualTo(Axis.of(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.range(1, 1, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN,1,3,NaN",
        "0,Infinity,3,Infinity",
        "-Infinity,0,3,-Infinity",
        "0,1e39,3,1.0E39",
        "0,1,0,0",
        "0,1,-2,-2",
        "1,-1,3,-1.0"
    })
    void badRangesAreRefusedWithTheValueReceived(double min, double max, int points, String received) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Axis.range(min, max, points))
                .withMessageContaining(received);
    }

    @Test
    void listsMustIncrease() {
        assertThat(Axis.of(-1, 0, 0.3, 7).points()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of(0, 1, 1)).withMessageContaining("position 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of());
    }

    @Test
    void minusZeroIsZero() {
        assertThat(Axis.of(-0.0)).isEqualTo(Axis.of(0));
    }

    @Test
    void aCellReachesHalfWayToItsNeighbours() {
        Axis axis = Axis.of(0, 1, 3);
        assertThat(axis.cellWidth(0)).isEqualTo(1);
        assertThat(axis.cellWidth(1)).isEqualTo(1.5);
        assertThat(axis.cellWidth(2)).isEqualTo(2);
        assertThat(Axis.of(0).cellWidth(0)).isZero();
    }

    @Test
    void nearestAndIntervalFindAValue() {
        Axis axis = Axis.of(0, 1, 3);
        assertThat(axis.nearest(0.6)).isEqualTo(1);
        assertThat(axis.nearest(2)).isEqualTo(1);
        assertThat(axis.nearest(99)).isEqualTo(2);
        assertThat(axis.interval(0.5)).isZero();
        assertThat(axis.interval(1)).isEqualTo(1);
        assertThat(axis.interval(3)).isEqualTo(1);
        assertThat(Axis.of(0).interval(0)).isZero();
    }
}
