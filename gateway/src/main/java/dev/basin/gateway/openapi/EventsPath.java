package dev.basin.gateway.openapi;

import dev.basin.common.v1.JobEvent;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** The description of {@link dev.basin.gateway.rest.EventRoute}, which is no resource and so carries no annotations. */
final class EventsPath {
    static final String PATH = "/api/experiments/{id}/events";

    private EventsPath() {}

    static PathItem describe() {
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .operationId("watch")
                        .summary("Replays what happened to an experiment and goes on live until it ends.")
                        .addTag("Experiments")
                        .addParameter(parameter(In.PATH, "id", "Id of the experiment.")
                                .required(true))
                        .addParameter(parameter(In.QUERY, "after", "Only events after this sequence; 0 for all."))
                        .addParameter(parameter(
                                In.HEADER, "Last-Event-ID", "The same, as a browser sends it when it connects again."))
                        .responses(OASFactory.createAPIResponses()
                                .addAPIResponse(
                                        "200",
                                        OASFactory.createAPIResponse()
                                                .description(
                                                        "Server-sent events, each with its sequence as id and a JobEvent as data.")
                                                .content(ApiDocument.content(
                                                        "text/event-stream",
                                                        JobEvent.getDescriptor().getFullName())))));
    }

    private static Parameter parameter(In in, String name, String description) {
        return OASFactory.createParameter()
                .in(in)
                .name(name)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
