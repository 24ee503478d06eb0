package dev.basin.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageRetriesTest {

    private final StorageRetries retries = new StorageRetries(30);

    @Test
    void delaysDoubleUpToAMinute() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(retries::delayAfter).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(retries.delayAfter(1_000_000)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theUsualPatienceIsSome25Minutes() {
        Duration all = IntStream.range(1, 30).mapToObj(retries::delayAfter).reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofMinutes(23), Duration.ofMinutes(26));
        assertThat(retries.exhaustedBy(29)).isFalse();
        assertThat(retries.exhaustedBy(30)).isTrue();
    }
}
