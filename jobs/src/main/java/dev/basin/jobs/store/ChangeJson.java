package dev.basin.jobs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.basin.jobs.Failure;
import dev.basin.jobs.JobChange;
import dev.basin.jobs.JobChange.ArtifactWritten;
import dev.basin.jobs.JobChange.Noted;
import dev.basin.jobs.JobChange.ProgressMade;
import dev.basin.jobs.JobChange.StateChanged;
import dev.basin.jobs.JobState;
import dev.basin.jobs.Progress;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import java.util.Optional;

/** What an event says, as the JSON in its row: readable with the database's own tools. */
final class ChangeJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ChangeJson() {}

    static String write(JobChange change) {
        return text(
                switch (change) {
                    case StateChanged changed -> write(changed);
                    case ProgressMade made -> object("progress").set("progress", ProgressJson.write(made.progress()));
                    case Noted noted -> object("note").put("text", noted.text());
                    case ArtifactWritten written -> write(written);
                });
    }

    static JobChange read(String json) {
        JsonNode node = node(json);
        String type = node.get("type").textValue();
        return switch (type) {
            case "state" -> state(node);
            case "progress" -> new ProgressMade(ProgressJson.read(node.get("progress")));
            case "note" -> new Noted(node.get("text").textValue());
            case "artifact" -> artifact(node);
            default ->
                throw new IllegalArgumentException("event of unknown type '" + type
                        + "'; expected state, progress, note or artifact: was it written by a newer version?");
        };
    }

    static String write(Progress progress) {
        return text(ProgressJson.write(progress));
    }

    static Progress readProgress(String json) {
        return ProgressJson.read(node(json));
    }

    private static ObjectNode write(StateChanged changed) {
        ObjectNode node = object("state").put("state", changed.state().name());
        changed.failure()
                .ifPresent(failure -> node.put("reason", failure.reason()).put("message", failure.message()));
        return node;
    }

    private static StateChanged state(JsonNode node) {
        Optional<Failure> failure = node.has("reason")
                ? Optional.of(new Failure(
                        node.get("reason").textValue(), node.get("message").textValue()))
                : Optional.empty();
        return new StateChanged(JobState.valueOf(node.get("state").textValue()), failure);
    }

    private static ObjectNode write(ArtifactWritten written) {
        return object("artifact")
                .put("key", written.artifact().key().value())
                .put("sizeBytes", written.artifact().sizeBytes())
                .put("sha256", written.artifact().sha256())
                .put("title", written.title())
                .put("mediaType", written.mediaType());
    }

    private static ArtifactWritten artifact(JsonNode node) {
        Artifact artifact = new Artifact(
                new ArtifactKey(node.get("key").textValue()),
                node.get("sizeBytes").longValue(),
                node.get("sha256").textValue());
        return new ArtifactWritten(
                artifact, node.get("title").textValue(), node.get("mediaType").textValue());
    }

    private static ObjectNode object(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static JsonNode node(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("stored event is not JSON: " + json, e);
        }
    }
}
