package dev.basin.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.cli.ScriptedGateway;
import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.v1.Experiment;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumingWatchTest {
    private static final String NAME = "experiments/one";

    private final List<Duration> waits = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();
    private final List<String> interruptions = new ArrayList<>();
    private ScriptedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ScriptedGateway(20);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void hearsEveryEventOnceAcrossBrokenConnections() throws Exception {
        gateway.breakAfter(3, Status.UNAVAILABLE).breakAfter(5, Status.INTERNAL).breakAfter(0, Status.UNAVAILABLE);

        Experiment ended = watch(Duration.ofSeconds(10)).follow(NAME);

        assertThat(heard).containsExactlyElementsOf(ScriptedGateway.sequences(1, 20));
        assertThat(gateway.subscriptions()).containsExactly(0L, 3L, 8L, 8L);
        assertThat(interruptions).containsExactly("UNAVAILABLE", "INTERNAL", "UNAVAILABLE");
        assertThat(ended.getName()).isEqualTo(NAME);
    }

    @Test
    void goesOnWhenAStoppingServerEndsTheStreamEarly() throws Exception {
        gateway.endEarlyAfter(7);

        watch(Duration.ofSeconds(10)).follow(NAME);

        assertThat(heard).containsExactlyElementsOf(ScriptedGateway.sequences(1, 20));
        assertThat(gateway.subscriptions()).containsExactly(0L, 7L);
    }

    @Test
    void dropsEventsThatAServerRepeats() throws Exception {
        gateway.breakAfter(4, Status.UNAVAILABLE).ignoreAfterSequence();

        watch(Duration.ofSeconds(10)).follow(NAME);

        assertThat(heard).containsExactlyElementsOf(ScriptedGateway.sequences(1, 20));
    }

    @Test
    void waitsLongerEachTimeAndGivesUpInTheEnd() {
        for (int i = 0; i < 50; i++) {
            gateway.breakAfter(0, Status.UNAVAILABLE);
        }

        assertThatThrownBy(() -> watch(Duration.ofSeconds(20)).follow(NAME)).isInstanceOf(StatusRuntimeException.class);
        assertThat(waits)
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(waits.stream().mapToLong(Duration::toSeconds).sum()).isLessThanOrEqualTo(20);
    }

    @Test
    void takesARefusalForAnAnswer() {
        gateway.breakAfter(2, Status.NOT_FOUND);

        assertThatThrownBy(() -> watch(Duration.ofSeconds(10)).follow(NAME)).hasMessageContaining("NOT_FOUND");
        assertThat(waits).isEmpty();
    }

    private ResumingWatch watch(Duration patience) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), patience, waits::add);
        return new ResumingWatch(gateway.server(), backoff, new Heard(), 0);
    }

    private final class Heard implements WatchListener {
        @Override
        public void event(JobEvent event) {
            heard.add(event.getSequence());
        }

        @Override
        public void interrupted(String reason) {
            interruptions.add(reason);
        }
    }
}
