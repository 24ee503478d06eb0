package dev.basin.gateway.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors of the resources. */
public class ErrorMapper {
    private final ErrorAnswers answers;

    ErrorMapper(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper({RuntimeException.class, IOException.class})
    public Response answer(Exception thrown) {
        ErrorAnswers.Answer answer = answers.of(thrown);
        return Response.status(answer.code())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.json())
                .build();
    }
}
