package dev.basin.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearScheduleTest {
    @Test
    void risesFromZeroToThePeakAndFallsToZero() {
        LinearSchedule schedule = new LinearSchedule(2e-5, 10, 110);

        assertThat(schedule.rate(0)).isZero();
        assertThat(schedule.rate(5)).isCloseTo(1e-5, within(1e-19));
        assertThat(schedule.rate(10)).isEqualTo(2e-5);
        assertThat(schedule.rate(60)).isCloseTo(1e-5, within(1e-19));
        assertThat(schedule.rate(110)).isZero();
    }

    @Test
    void startsAtThePeakWithoutWarmUp() {
        assertThat(new LinearSchedule(1, 0, 4).rate(0)).isEqualTo(1);
    }

    @Test
    void refusesAWarmUpWithoutEnd() {
        assertThatThrownBy(() -> new LinearSchedule(1, 4, 4))
                .hasMessage("warm-up of 4 steps must be at least 0 and below all 4");
    }
}
