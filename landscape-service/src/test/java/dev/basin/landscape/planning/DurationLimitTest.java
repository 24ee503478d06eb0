package dev.basin.landscape.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import dev.basin.common.v1.ErrorReason;
import dev.basin.landscape.v1.EstimateBasis;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.errors.Refusal;
import org.junit.jupiter.api.Test;

class DurationLimitTest {
    /** 1,602 points of 2 s: 3,204 s. */
    private static final Workload WORKLOAD = new Workload(1600, 2, 1000);

    private static final Estimate MEASURED =
            new Estimate(WORKLOAD, new Pace(2, 16), EstimateBasis.ESTIMATE_BASIS_FIRST_POINTS);

    @Test
    void letsPassWhatTakesExactlyTheLimit() {
        assertThat(limit(Durations.fromSeconds(3204)).excess(MEASURED)).isEmpty();
        assertThat(limit(Durations.fromMillis(3_203_999)).excess(MEASURED)).isPresent();
        assertThat(new DurationLimit(LandscapeSpec.getDefaultInstance()).excess(MEASURED))
                .isEmpty();
    }

    @Test
    void saysWhatWouldFit() {
        Refusal refusal = limit(Durations.fromSeconds(600)).excess(MEASURED).orElseThrow();
        assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_LIMIT_EXCEEDED);
        assertThat(refusal)
                .hasMessage(
                        "spec.max_duration: 1602 points take about 3200 s, at 2 s a point measured on 16; the limit is"
                                + " 600 s; accepted: a grid of at most 298 points, or about 187 examples in all instead of 1000,"
                                + " or a higher limit");
        // 298 points and the 2 beside the grid take 600 s; so do 1,602 points over 187 of 1,000 examples, about.
        assertThat((298 + 2) * 2).isEqualTo(600);
        assertThat(1602 * 2 * 0.187).isLessThan(600);
    }

    @Test
    void namesNothingThatWouldNotFitEither() {
        assertThat(limit(Durations.fromMillis(3000)).excess(MEASURED).orElseThrow())
                .hasMessageEndingWith("; accepted: a higher limit");
    }

    @Test
    void holdsOnlyHalfOfARoughEstimateAgainstTheLimit() {
        Estimate rough = new Estimate(WORKLOAD, new Pace(2, 1), EstimateBasis.ESTIMATE_BASIS_END_POINT);
        assertThat(limit(Durations.fromSeconds(1602)).excess(rough)).isEmpty();
        assertThat(limit(Durations.fromSeconds(1601)).excess(rough)).isPresent();
    }

    private static DurationLimit limit(Duration maxDuration) {
        return new DurationLimit(
                LandscapeSpec.newBuilder().setMaxDuration(maxDuration).build());
    }
}
