package dev.basin.serving.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.basin.common.v1.ErrorReason;
import io.grpc.Status;
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
