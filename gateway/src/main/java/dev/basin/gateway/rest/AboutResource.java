package dev.basin.gateway.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ProtocolMessageEnum;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.GlueTask;
import dev.basin.gateway.experiment.ExperimentDefaults;
import dev.basin.gateway.v1.Preset;
import dev.basin.gateway.wire.ProtoJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this gateway offers, for forms and scripts. */
@Path("/api/about")
public class AboutResource {
    private final String version;
    private final ObjectMapper json;

    AboutResource(@ConfigProperty(name = "quarkus.application.version") String version, ObjectMapper json) {
        this.version = version;
        this.json = json;
    }

    /**
     * An answer to what is on offer.
     *
     * @param version of the gateway
     * @param presets an ExperimentSpec for each, sizes filled in
     * @param models names of built-in models
     * @param glueTasks GLUE tasks by their names in the contract
     * @param builtInTasks generated tasks by their names in the contract
     */
    public record About(
            String version,
            Map<String, JsonNode> presets,
            List<String> models,
            List<String> glueTasks,
            List<String> builtInTasks) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "about", summary = "What this gateway offers: presets, models, tasks.")
    @Tag(name = "Gateway")
    public About about() throws JsonProcessingException {
        Map<String, JsonNode> presets = new LinkedHashMap<>();
        for (String name : names(Preset.values(), Preset.PRESET_UNSPECIFIED, Preset.UNRECOGNIZED)) {
            presets.put(name, json.readTree(ProtoJson.write(ExperimentDefaults.example(Preset.valueOf(name)))));
        }
        return new About(
                version,
                presets,
                List.of(ExperimentDefaults.BUILT_IN_MODEL),
                names(GlueTask.values(), GlueTask.GLUE_TASK_UNSPECIFIED, GlueTask.UNRECOGNIZED),
                names(BuiltInTask.values(), BuiltInTask.BUILT_IN_TASK_UNSPECIFIED, BuiltInTask.UNRECOGNIZED));
    }

    private static List<String> names(ProtocolMessageEnum[] values, ProtocolMessageEnum... without) {
        return Arrays.stream(values)
                .filter(value -> !Arrays.asList(without).contains(value))
                .map(Object::toString)
                .toList();
    }
}
