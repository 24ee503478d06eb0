package dev.basin.gateway.rest;

import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors of the resources. */
public class ErrorMapper {
    private static final int NOT_FOUND = 404;

    private final ErrorAnswers answers;

    ErrorMapper(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper({RuntimeException.class, IOException.class})
    public Response answer(Exception thrown) {
        ErrorAnswers.Answer answer = answers.of(thrown);
        return response(answer.code(), answer);
    }

    /** What no resource is asked about: an address, a method or a type of content that there is not. */
    @ServerExceptionMapper
    public Response answer(WebApplicationException thrown, Request request, UriInfo uri, HttpHeaders headers) {
        int code = thrown.getResponse().getStatus();
        if (code == NOT_FOUND && thrown.getCause() != null) { // of a parameter's text that has no such type
            return answer(Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    "query",
                    "got '%s'; accepted: whole numbers for counts"
                            .formatted(uri.getRequestUri().getQuery())));
        }
        String asked = request.getMethod() + " " + uri.getRequestUri().getPath();
        if (headers.getMediaType() != null) {
            asked += " with Content-Type " + headers.getMediaType();
        }
        Refusal refusal = new Refusal(
                code == NOT_FOUND ? Status.Code.NOT_FOUND : Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_ADDRESS_UNKNOWN,
                "%s: HTTP %d, %s; accepted: what /api/openapi.json lists"
                        .formatted(
                                asked,
                                code,
                                thrown.getResponse().getStatusInfo().getReasonPhrase()));
        return response(code, answers.of(refusal));
    }

    private static Response response(int code, ErrorAnswers.Answer answer) {
        return Response.status(code)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.json())
                .build();
    }
}
