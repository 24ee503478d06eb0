package dev.basin.requests;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.ModelSource;
import dev.basin.common.v1.ScratchModel;
import dev.basin.engine.checkpoint.BuiltInModel;
import dev.basin.engine.checkpoint.CheckpointException;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.requests.fetch.FetchedFolders;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the model that a request starts from. */
@Singleton
public class Models {
    private final Checkpoints checkpoints;
    private final RequestPaths paths;
    private final FetchedFolders fetched;
    private final Path folder;

    Models(
            Checkpoints checkpoints,
            RequestPaths paths,
            FetchedFolders fetched,
            @ConfigProperty(name = "basin.home") Path home) {
        this.checkpoints = checkpoints;
        this.paths = paths;
        this.fetched = fetched;
        this.folder = home.resolve("models");
    }

    /**
     * The model named by a request's {@code field}, checked but for its values.
     *
     * @throws Refusal INVALID_ARGUMENT or NOT_FOUND; FAILED_PRECONDITION or UNAVAILABLE where it is to be fetched
     */
    public StartingModel find(String field, ModelSource source) {
        return switch (source.getSourceCase()) {
            case BUILT_IN -> pretrained(builtIn(field + ".built_in", source.getBuiltIn()));
            case PATH -> pretrained(directory(field + ".path", source.getPath()));
            case SCRATCH ->
                new StartingModel(shape(field + ".scratch", source.getScratch()), StartingModel.Weights.SCRATCH);
            case CHECKPOINT ->
                new StartingModel(
                        checkpoints.open(field + ".checkpoint", source.getCheckpoint()), StartingModel.Weights.TRAINED);
            case HUB -> pretrained(hub(field + ".hub", source.getHub()));
            case SOURCE_NOT_SET ->
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        field,
                        "names no model; accepted: built_in, path, hub, scratch or checkpoint");
        };
    }

    private static StartingModel pretrained(ModelDirectory directory) {
        return new StartingModel(directory, StartingModel.Weights.PRETRAINED);
    }

    private ModelDirectory shape(String field, ScratchModel scratch) {
        return switch (scratch.getLikeCase()) {
            case BUILT_IN -> builtIn(field + ".built_in", scratch.getBuiltIn());
            case PATH -> directory(field + ".path", scratch.getPath());
            case HUB -> hub(field + ".hub", scratch.getHub());
            case LIKE_NOT_SET ->
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        field,
                        "names no shape; accepted: built_in, path or hub");
        };
    }

    private ModelDirectory builtIn(String field, String name) {
        if (!name.equals(BuiltInModel.NAME)) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    field,
                    "got '%s'; accepted: %s".formatted(name, BuiltInModel.NAME));
        }
        return BuiltInModel.open(folder);
    }

    private ModelDirectory directory(String field, String path) {
        try {
            return open(field, paths.resolve(field, path));
        } catch (Refusal refusal) {
            boolean mistaken = refusal.reason() == ErrorReason.ERROR_REASON_FILE_NOT_FOUND;
            throw mistaken && !RequestPaths.isUpload(path) ? notThere(field, path) : refusal;
        }
    }

    /** The name of a hub's model is easily taken for that of a folder. */
    private static Refusal notThere(String field, String path) {
        return Refusal.notFound(
                ErrorReason.ERROR_REASON_FILE_NOT_FOUND,
                field,
                ("'%1$s' does not exist; accepted: a Hugging Face model folder, or a hub's model in the field hub"
                                + " (on the command line hub:%2$s, or hub:OWNER/%2$s)")
                        .formatted(path, Path.of(path).getFileName()));
    }

    private ModelDirectory hub(String field, String name) {
        return open(field, fetched.hub(field, name));
    }

    private static ModelDirectory open(String field, Path directory) {
        try {
            return ModelDirectory.open(directory);
        } catch (CheckpointException e) {
            throw Refusal.ofField(ErrorReason.ERROR_REASON_CHECKPOINT_INVALID, field, e.getMessage());
        }
    }
}
