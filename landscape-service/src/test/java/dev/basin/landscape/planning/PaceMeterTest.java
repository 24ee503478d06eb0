package dev.basin.landscape.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock is the test's own. */
class PaceMeterTest {
    private static final long START = 1_000;

    private final List<Pace> heard = new ArrayList<>();
    private final PaceMeter meter = new PaceMeter(START, heard::add);

    @Test
    void tellsThePaceOfTheFirstTwoTilesOnce() {
        meter.add(4, false, after(8));
        assertThat(meter.hasTold()).isFalse();
        meter.add(4, false, after(12));
        meter.add(4, false, after(13));
        assertThat(meter.hasTold()).isTrue();
        assertThat(heard).containsExactly(new Pace(1.5, 8));
        meter.add(2, true, after(28));
        assertThat(meter.pace(after(28))).contains(new Pace(2, 14));
    }

    @Test
    void hasNothingToTellWhenNothingIsLeft() {
        assertThat(meter.pace(after(1))).isEmpty();
        meter.add(4, false, after(3));
        meter.add(2, true, after(6));
        assertThat(heard).isEmpty();
        assertThat(meter.pace(after(6))).contains(new Pace(1, 6));
    }

    @Test
    void noPaceWithoutPoints() {
        assertThatThrownBy(() -> new Pace(1, 0))
                .hasMessageContaining("at least 1 point and seconds from 0, got 0 and 1.0");
        assertThatThrownBy(() -> new Pace(Double.NaN, 1)).hasMessageContaining("got 1 and NaN");
    }

    private static long after(long seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }
}
