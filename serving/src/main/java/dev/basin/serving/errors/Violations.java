package dev.basin.serving.errors;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.common.v1.ErrorReason;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong with a request, so that a caller can mend it in one go. */
public final class Violations {
    private final List<FieldViolation> found = new ArrayList<>();

    /** Notes that {@code field} holds {@code received} where {@code accepted} is needed, unless {@code holds}. */
    public void require(boolean holds, String field, Object received, String accepted) {
        if (!holds) {
            add(field, "got %s; accepted: %s".formatted(received, accepted));
        }
    }

    public void add(String field, String description) {
        found.add(Refusal.violation(field, description));
    }

    /**
     * Ends the call if anything was noted.
     *
     * @throws Refusal INVALID_ARGUMENT with all violations
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            String message = found.stream()
                    .map(v -> v.getField() + ": " + v.getDescription())
                    .collect(Collectors.joining("; "));
            throw new Refusal(Status.Code.INVALID_ARGUMENT, ErrorReason.ERROR_REASON_INVALID_FIELD, message, found);
        }
    }
}
