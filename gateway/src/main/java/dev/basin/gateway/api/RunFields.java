package dev.basin.gateway.api;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Status;
import dev.basin.gateway.experiment.PlannedPhase.FineTuning;
import dev.basin.gateway.v1.Start;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says which field of the experiment is at fault where a service names one of the run that it was asked for: "spec.task.glue.path" of
 * the second task's run is "spec.second_task.glue.path" of the experiment.
 */
final class RunFields {
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    RunFields(FineTuning phase) {
        boolean scratch = phase.id().start() == Start.START_SCRATCH;
        boolean second = phase.name().endsWith("/second");
        prefixes.put("spec.task", second ? "spec.second_task" : "spec.task");
        prefixes.put("spec.model.scratch", "spec.model");
        prefixes.put("spec.training", scratch ? "spec.scratch_training" : "spec.pretrained_training");
    }

    /** The same refusal in the experiment's fields. */
    StatusRuntimeException translate(StatusRuntimeException refused) {
        Status status = StatusProto.fromThrowable(refused);
        Status.Builder translated =
                status.toBuilder().setMessage(message(status.getMessage())).clearDetails();
        status.getDetailsList().forEach(detail -> translated.addDetails(detail(detail)));
        return StatusProto.toStatusRuntimeException(translated.build());
    }

    private Any detail(Any detail) {
        if (!detail.is(BadRequest.class)) {
            return detail;
        }
        try {
            BadRequest.Builder request = detail.unpack(BadRequest.class).toBuilder();
            request.getFieldViolationsBuilderList().forEach(this::translate);
            return Any.pack(request.build());
        } catch (InvalidProtocolBufferException e) {
            return detail;
        }
    }

    private void translate(FieldViolation.Builder violation) {
        String field = violation.getField();
        prefixes.entrySet().stream()
                .filter(prefix -> field.equals(prefix.getKey()) || field.startsWith(prefix.getKey() + "."))
                .findFirst()
                .ifPresent(prefix -> violation.setField(
                        prefix.getValue() + field.substring(prefix.getKey().length())));
    }

    private String message(String message) {
        String translated = message;
        for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
            translated = translated.replaceAll(
                    "\\b" + prefix.getKey().replace(".", "\\.") + "(?=[.:\\[])", prefix.getValue());
        }
        return translated;
    }
}
