package dev.basin.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.jobs.Progress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates against a clock that the test sets. */
class ProgressMeterTest {

    private static final double EXACT = 1e-9;

    private final ProgressMeter meter = new ProgressMeter(Map.of());

    @Test
    void theFirstReportKnowsNoRate() {
        Progress first = report("epoch 1", 500, 1000, 0);
        assertThat(first.unitsPerSecond()).isZero();
        assertThat(first.timeLeft()).isEmpty();
    }

    @Test
    void whatWasDoneBeforeARestartDoesNotCount() {
        report("epoch 1", 500, 1000, 0);
        Progress second = report("epoch 1", 520, 1000, 10);
        assertThat(second.unitsPerSecond()).isCloseTo(2, within(EXACT));
        assertThat(second.timeLeft()).contains(Duration.ofSeconds(240));
    }

    @Test
    void theRateFollowsAChangeOfPaceWithinTheWindow() {
        Progress last = report("points", 0, 0, 0);
        long done = 0;
        for (int second = 1; second <= 200; second++) {
            done += second <= 100 ? 10 : 2;
            last = report("points", done, 0, second);
        }
        assertThat(last.unitsPerSecond()).isCloseTo(2, within(EXACT));
        assertThat(last.timeLeft()).isEmpty();
    }

    @Test
    void anotherActivityStartsAnew() {
        report("epoch 1", 0, 10, 0);
        report("epoch 1", 10, 10, 1);
        assertThat(report("epoch 2", 1, 10, 2).unitsPerSecond()).isZero();
        assertThat(report("epoch 2", 3, 10, 4).unitsPerSecond()).isCloseTo(1, within(EXACT));
    }

    @Test
    void goingBackStartsAnew() {
        report("epoch 1", 8, 10, 0);
        assertThat(report("epoch 1", 2, 10, 1).unitsPerSecond()).isZero();
    }

    private Progress report(String activity, long done, long total, long second) {
        return meter.report(
                activity,
                done,
                total,
                "steps",
                Map.of(),
                Duration.ofSeconds(second).toNanos());
    }
}
