package dev.basin.gateway.run;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobStatus;
import java.util.Iterator;

/**
 * One service's jobs as parts of an experiment. Calls block, end with the caller's {@link io.grpc.Context}, and throw
 * {@link io.grpc.StatusRuntimeException}.
 *
 * @param <S> what is asked of it
 * @param <P> its resource
 */
public interface PartService<S extends Message, P extends Message> {
    /** Starts a part, or answers the one that the same request id started before. */
    P create(S spec, String requestId);

    /**
     * Has the service check a request without starting anything.
     *
     * @return the request with the service's defaults
     */
    S validate(S spec);

    P get(String name);

    void cancel(String name);

    void delete(String name);

    /** The part's events after a sequence, then those that come. */
    Iterator<JobEvent> watch(String name, long afterSequence);

    String name(P part);

    JobStatus status(P part);

    /** Where the named part stands now. */
    default JobStatus statusOf(String name) {
        return status(get(name));
    }

    Parser<P> parser();
}
