package dev.basin.serving.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.basin.common.v1.ErrorReason;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void carriesOneErrorInfoAndEveryViolation() throws Exception {
        Violations violations = new Violations();
        violations.require(false, "alpha.range.points", 0, "1 to 10,000");
        violations.require(true, "alpha.range.min", -1, "a finite number");
        violations.require(false, "alpha.range.max", Double.NaN, "a finite number");

        com.google.rpc.Status status =
                catchThrowableOfType(Refusal.class, violations::throwIfAny).toStatus();

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
        assertThat(status.getMessage())
                .contains("alpha.range.points: got 0; accepted: 1 to 10,000")
                .contains("NaN");
        assertThat(status.getDetailsList()).hasSize(2);
        ErrorInfo info = status.getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getDomain()).isEqualTo("basin.dev");
        assertThat(info.getReason()).isEqualTo("INVALID_FIELD");
        assertThat(status.getDetails(1).unpack(BadRequest.class).getFieldViolationsList())
                .hasSize(2);
    }

    @Test
    void saysHowLongToWait() throws Exception {
        com.google.rpc.Status status = Refusal.unavailable(
                        ErrorReason.ERROR_REASON_SHUTTING_DOWN, "stopping", Duration.ofMillis(2_500))
                .toStatus();
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE.value());
        assertThat(status.getDetailsList()).hasSize(2);
        assertThat(Durations.toMillis(
                        status.getDetails(1).unpack(RetryInfo.class).getRetryDelay()))
                .isEqualTo(2_500);
    }

    @Test
    void movesFieldPathsUnderTheirParent() {
        Refusal refusal = Refusal.ofField(ErrorReason.ERROR_REASON_DATA_INVALID, "path", "is empty")
                .under("task");
        assertThat(refusal.violations())
                .singleElement()
                .satisfies(v -> assertThat(v.getField()).isEqualTo("task.path"));
        assertThat(refusal).hasMessage("task.path: is empty");
    }

    @Test
    void tellsAnIdRatherThanInternals() {
        Refusal refusal = new Errors(List.of()).refusal(new IllegalStateException("secret"));
        assertThat(refusal.code()).isEqualTo(Status.Code.INTERNAL);
        assertThat(refusal.getMessage()).doesNotContain("secret");
    }
}
