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

/** Experiments as JSON. */
@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExperimentResource {
    private final Experiments experiments;

    ExperimentResource(Experiments experiments) {
        this.experiments = experiments;
    }

    /** A page of experiments, newest first. */
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

    /** Starts an experiment from a CreateExperimentRequest. */
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

    /** One experiment as it is now. */
    @GET
    @Path("/{id}")
    public String get(@PathParam("id") String id) {
        return ProtoJson.write(experiments.get(name(id)));
    }

    /** Asks an experiment to stop. */
    @POST
    @Path("/{id:[^/:]+}:cancel")
    public String cancel(@PathParam("id") String id) {
        return ProtoJson.write(experiments.cancel(name(id)));
    }

    /** Deletes an ended experiment. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        experiments.delete(name(id));
    }

    /** The values of one landscape, computed so far. */
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
