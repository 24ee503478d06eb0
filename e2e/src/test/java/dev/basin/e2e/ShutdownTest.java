package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.v1.Experiment;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of an epoch: watchers are told, the state is saved, and no step is done again. */
class ShutdownTest {
    private static final Map<String, String> EVERY_STEP_IS_TOLD = Map.of("BASIN_JOBS_PROGRESS_INTERVAL", "0s");

    @TempDir
    private Path undisturbed;

    @TempDir
    private Path disturbed;

    @Test
    void workGoesOnWhereItStood() throws Exception {
        Numbers expected;
        try (Server server = Server.allInOne(undisturbed)) {
            String name = TinyExperiment.create(server).getName();
            TinyExperiment.watch(server, name, 0);
            expected = Numbers.of(server, TinyExperiment.get(server, name));
        }
        Server first = Server.start("all", disturbed, EVERY_STEP_IS_TOLD).awaitReady();
        String name = TinyExperiment.create(first).getName();
        Iterator<JobEvent> events = TinyExperiment.events(first, name, 0);
        while (!isInTheMiddleOfAnEpoch(events.next())) {}
        first.interrupt();
        assertThatTheWatcherIsTold(events);
        first.close(); // a second signal, as an impatient hand gives it: the launcher waits all the same

        try (Server second = Server.start("all", disturbed, EVERY_STEP_IS_TOLD).awaitReady()) {
            TinyExperiment.watch(second, name, 0);
            Experiment ended = TinyExperiment.get(second, name);
            assertThat(ended.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
            assertThat(ended.getStatus().getAttempts()).isEqualTo(2);
            assertThat(TrainingSteps.repeated(second, ended)).isZero();
            assertThat(Numbers.of(second, ended).byPhase()).containsExactlyEntriesOf(expected.byPhase());
        }
    }

    /** An epoch of the tiny experiment has six steps. */
    private static boolean isInTheMiddleOfAnEpoch(JobEvent event) {
        return event.getPhase().startsWith("finetune/")
                && TrainingSteps.isTold(event)
                && event.getProgress().getDone() % 6 == 2;
    }

    private static void assertThatTheWatcherIsTold(Iterator<JobEvent> events) throws Exception {
        try {
            while (true) {
                events.next();
            }
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(StatusProto.fromThrowable(e).getDetailsList()).anyMatch(detail -> detail.is(RetryInfo.class));
            for (Any detail : StatusProto.fromThrowable(e).getDetailsList()) {
                if (detail.is(RetryInfo.class)) {
                    assertThat(detail.unpack(RetryInfo.class).getRetryDelay().getSeconds())
                            .isPositive();
                }
            }
        }
    }
}
