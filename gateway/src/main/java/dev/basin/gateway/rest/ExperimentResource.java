package dev.basin.gateway.rest;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.JobState;
import dev.basin.gateway.api.Experiments;
import dev.basin.gateway.run.ExperimentHandler;
import dev.basin.gateway.v1.CreateExperimentRequest;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ListExperimentsRequest;
import dev.basin.gateway.wire.ProtoJson;
import dev.basin.serving.errors.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Experiments as JSON. */
@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Experiments")
public class ExperimentResource {
    private final Experiments experiments;

    ExperimentResource(Experiments experiments) {
        this.experiments = experiments;
    }

    @Operation(operationId = "list", summary = "A page of experiments, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The page.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.ListExperimentsResponse")))
    @GET
    public String list(
            @QueryParam("pageSize") @DefaultValue("0") int pageSize,
            @QueryParam("pageToken") @DefaultValue("") String pageToken,
            @QueryParam("states") List<String> states) {
        return ProtoJson.write(experiments.list(ListExperimentsRequest.newBuilder()
                .setPageSize(pageSize)
                .setPageToken(pageToken)
                .addAllStates(states.stream().map(ExperimentResource::state).toList())
                .build()));
    }

    @Operation(operationId = "create", summary = "Starts an experiment from a CreateExperimentRequest.")
    @APIResponse(
            responseCode = "201",
            description = "The experiment.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.Experiment")))
    @APIResponse(
            responseCode = "200",
            description = "With validateOnly: the experiment as it would be.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.Experiment")))
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.CreateExperimentRequest")))
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(String body) {
        CreateExperimentRequest request =
                ProtoJson.read(body, CreateExperimentRequest.newBuilder()).build();
        Experiment experiment = experiments.create(request);
        Response.ResponseBuilder answer = request.getValidateOnly()
                ? Response.ok()
                : Response.created(URI.create("/api/" + experiment.getName()));
        return answer.entity(ProtoJson.write(experiment)).build();
    }

    @Operation(operationId = "get", summary = "One experiment as it is now.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.Experiment")))
    @GET
    @Path("/{id}")
    public String get(@PathParam("id") String id) {
        return ProtoJson.write(experiments.get(name(id)));
    }

    @Operation(operationId = "cancel", summary = "Asks an experiment to stop.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.Experiment")))
    @POST
    @Path("/{id:[^/:]+}:cancel")
    public String cancel(@PathParam("id") String id) {
        return ProtoJson.write(experiments.cancel(name(id)));
    }

    @Operation(operationId = "delete", summary = "Deletes an ended experiment.")
    @APIResponse(responseCode = "204", description = "It is gone, with its history and its files.")
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        experiments.delete(name(id));
    }

    @Operation(operationId = "surface", summary = "The values of one landscape, computed so far.")
    @APIResponse(
            responseCode = "200",
            description = "The values.",
            content = @Content(schema = @Schema(ref = "basin.landscape.v1.Surface")))
    @GET
    @Path("/{id}/surfaces/{phase:.+}")
    public String surface(@PathParam("id") String id, @PathParam("phase") String phase) {
        return ProtoJson.write(experiments.surface(name(id), phase));
    }

    static String name(String id) {
        return ExperimentHandler.KIND + "/" + id;
    }

    private static JobState state(String word) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        "states",
                        "got '%s'; accepted: %s".formatted(word, Arrays.toString(JobState.values()))));
    }
}
