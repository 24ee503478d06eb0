package dev.basin.serving.errors;

import dev.basin.common.v1.ErrorReason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The one mapping from exceptions to statuses. */
@Singleton
public class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);

    private final List<ErrorTranslator> translators;

    public Errors(@All List<ErrorTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    /**
     * The answer for {@code thrown}. What nobody knows is a failure of the server: it is logged under an id, and the caller is told
     * the id rather than internals.
     */
    public Refusal refusal(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return refusal;
        }
        return translators.stream()
                .map(translator -> translator.translate(thrown))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> internal(thrown));
    }

    /** The same, ready to be sent. A status that came from another service is passed on with its details. */
    public StatusRuntimeException status(Throwable thrown) {
        return thrown instanceof StatusRuntimeException status
                ? status
                : refusal(thrown).toStatusException();
    }

    private static Refusal internal(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(thrown, "Failure %s", id);
        return new Refusal(
                Status.Code.INTERNAL,
                ErrorReason.ERROR_REASON_INTERNAL,
                "the server failed (%s); its log says more under id %s"
                        .formatted(thrown.getClass().getSimpleName(), id));
    }
}
