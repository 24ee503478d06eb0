package dev.basin.serving.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.Progress;
import dev.basin.jobs.Failure;
import dev.basin.jobs.InvalidPageTokenException;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.JobNotEndedException;
import dev.basin.jobs.JobNotFoundException;
import dev.basin.jobs.JobStoreException;
import dev.basin.jobs.RequestIdReusedException;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactCorruptException;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.StoreUnavailableException;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status.Code;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobMessagesTest {
    private static final JobKey KEY = new JobKey("runs", "7f3a");

    @ParameterizedTest
    @EnumSource(dev.basin.jobs.JobState.class)
    void namesStatesAlike(dev.basin.jobs.JobState state) {
        JobState shown = JobMessages.state(state);
        assertThat(shown.name()).isEqualTo("JOB_STATE_" + state);
        assertThat(JobMessages.state(shown)).isEqualTo(state);
        assertThat(JobMessages.isEnd(shown)).isEqualTo(state.ended());
    }

    @Test
    void keepsProgressWholeBothWays() {
        var progress = new dev.basin.jobs.Progress(
                "epoch 2 of 3",
                5,
                9,
                "steps",
                1.5,
                Optional.of(Duration.ofMillis(2_500)),
                Map.of("train/loss", Double.NaN));
        Progress shown = ProgressMessages.of(progress);
        assertThat(shown.getFiguresMap()).containsEntry("train/loss", Double.NaN);
        assertThat(ProgressMessages.read(shown)).isEqualTo(progress);
    }

    @Test
    void tellsTheReasonOfAFailure() throws Exception {
        Status status = FailureMessages.status(new Failure("DATA_INVALID", "row 7 has one column"));
        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT.value());
        assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("DATA_INVALID");
        assertThat(FailureMessages.reason(status)).isEqualTo("DATA_INVALID");
        assertThat(FailureMessages.reason(Status.getDefaultInstance())).isEqualTo("INTERNAL");
    }

    @ParameterizedTest
    @EnumSource(value = ErrorReason.class, mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNIZED")
    void keepsEveryReasonOfTheContract(ErrorReason reason) {
        Refusal refusal = new Refusal(Code.INTERNAL, reason, "why");
        Status status = FailureMessages.status(FailureMessages.failed(refusal).failure());
        assertThat("ERROR_REASON_" + FailureMessages.reason(status)).isEqualTo(reason.name());
    }

    @Test
    void knowsWhatJobsThrow() {
        assertRefused(new JobNotFoundException(KEY), Code.NOT_FOUND);
        assertRefused(new RequestIdReusedException(KEY, "id"), Code.ALREADY_EXISTS);
        assertRefused(new JobNotEndedException(KEY, dev.basin.jobs.JobState.RUNNING), Code.FAILED_PRECONDITION);
        assertRefused(new InvalidPageTokenException("x"), Code.INVALID_ARGUMENT);
        assertThat(new JobErrors().translate(new IllegalStateException())).isEmpty();
    }

    @Test
    void storageThatIsOutOfUseIsNotTheCallersFault() {
        Exception store = new StoreUnavailableException("'/srv/secret' is full", null);
        assertRefused(store, Code.UNAVAILABLE);
        assertRefused(new UncheckedIOException(new StoreUnavailableException("wrapped", null)), Code.UNAVAILABLE);
        assertRefused(new JobStoreException("the line is cut", null), Code.UNAVAILABLE);
        assertThat(new JobErrors().translate(store).orElseThrow()).message().doesNotContain("secret");
    }

    @Test
    void aCorruptFileIsSaidToBeLost() {
        Artifact stored = new Artifact(new ArtifactKey("runs/a/b"), 1, "0".repeat(64));
        assertRefused(new ArtifactCorruptException(stored, 2, "1".repeat(64)), Code.DATA_LOSS);
        assertThat(FailureMessages.status(new Failure(Failure.ARTIFACT_CORRUPT, "why"))
                        .getCode())
                .isEqualTo(Code.DATA_LOSS.value());
        assertThat(FailureMessages.status(new Failure(Failure.STORAGE_UNAVAILABLE, "why"))
                        .getCode())
                .isEqualTo(Code.UNAVAILABLE.value());
    }

    private static void assertRefused(Exception thrown, Code code) {
        assertThat(new JobErrors().translate(thrown))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
