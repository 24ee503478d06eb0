package dev.basin.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.rpc.Status;
import dev.basin.common.v1.JobEvent;
import dev.basin.gateway.rest.AboutResource.About;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.ListExperimentsResponse;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.landscape.v1.Surface;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Adds to the routes of the resources what no annotation tells: messages, errors, and the stream of events. */
@OpenApiFilter(stages = RunStage.RUNTIME_STARTUP)
public class ApiDocument implements OASFilter {
    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getInfo()
                .title("Basin")
                .description(
                        "Experiments over HTTP. Messages are those of basin.gateway.v1 in protobuf's canonical JSON.");
        new MessageSchemas(List.of(
                        CreateExperimentRequest.getDescriptor(),
                        Experiment.getDescriptor(),
                        ListExperimentsResponse.getDescriptor(),
                        ListUploadsResponse.getDescriptor(),
                        Surface.getDescriptor(),
                        JobEvent.getDescriptor(),
                        Status.getDescriptor()))
                .byName()
                .forEach(document.getComponents()::addSchema);
        describePresets(document.getComponents());
        document.getPaths().addPathItem(EventsPath.PATH, EventsPath.describe());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDocument::addErrors);
    }

    /** In Java they are trees of JSON, of which nothing is known. */
    private static void describePresets(Components components) {
        components.removeSchema(JsonNode.class.getSimpleName());
        components
                .getSchemas()
                .get(About.class.getSimpleName())
                .addProperty(
                        "presets",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .additionalPropertiesSchema(OASFactory.createSchema()
                                        .ref(ExperimentSpec.getDescriptor().getFullName())));
    }

    private static void addErrors(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Refused or failed: why, and for bad input which field is at fault.")
                                .content(content(JSON, Status.getDescriptor().getFullName())));
    }

    static Content content(String mediaType, String schema) {
        return OASFactory.createContent()
                .addMediaType(
                        mediaType,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(schema)));
    }
}
