package dev.basin.requests;

import com.google.protobuf.util.JsonFormat;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.CheckpointException;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactNotFoundException;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.serving.errors.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checkpoints in the artifact store: model directories with a file that says where on the path they were taken. */
@Singleton
public class Checkpoints {
    /** Name of the file with the {@link Checkpoint} message, as JSON. */
    public static final String POSITION = "checkpoint.json";

    /** Name of the file with the weights. */
    public static final String WEIGHTS = "model.safetensors";

    private final ArtifactStore store;
    private final EngineThread engine;

    Checkpoints(ArtifactStore store, EngineThread engine) {
        this.store = store;
        this.engine = engine;
    }

    /**
     * The checkpoint's files, checked but for their values.
     *
     * @throws Refusal NOT_FOUND if there is none, INVALID_ARGUMENT if it is unusable or another one than the request expects
     */
    public ModelDirectory open(String field, CheckpointRef ref) {
        Path folder = folder(field, ref);
        try {
            String sha256 = weights(field, ref).sha256();
            if (!ref.getSha256().isEmpty() && !ref.getSha256().equals(sha256)) {
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_CHECKPOINT_INVALID,
                        field + ".sha256",
                        "got %s; the checkpoint at %s has %s".formatted(ref.getSha256(), ref.getKey(), sha256));
            }
            return ModelDirectory.open(folder);
        } catch (CheckpointException e) {
            throw Refusal.ofField(ErrorReason.ERROR_REASON_CHECKPOINT_INVALID, field, e.getMessage());
        }
    }

    /** The model itself, in memory of the path's device. Called on the engine thread; the caller closes it. */
    public BertModel load(String field, CheckpointRef ref, NumericPath path) throws IOException {
        return open(field, ref).load(engine.memory(path)).model();
    }

    /** Where on the path the checkpoint was taken, training before its own run included. */
    public CheckpointPosition position(String field, CheckpointRef ref) throws IOException {
        Checkpoint.Builder checkpoint = Checkpoint.newBuilder();
        JsonFormat.parser()
                .ignoringUnknownFields()
                .merge(Files.readString(folder(field, ref).resolve(POSITION)), checkpoint);
        return new CheckpointPosition(
                checkpoint.getStepsBefore() + checkpoint.getStep(),
                checkpoint.getEpochsBefore() + checkpoint.getEpoch());
    }

    /** SHA-256 of the checkpoint's weights. */
    public String sha256(String field, CheckpointRef ref) {
        return weights(field, ref).sha256();
    }

    private Artifact weights(String field, CheckpointRef ref) {
        try {
            return store.stat(key(field, ref).child(WEIGHTS)).orElseThrow(() -> missing(field, ref));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path folder(String field, CheckpointRef ref) {
        try {
            return store.localPath(key(field, ref));
        } catch (ArtifactNotFoundException e) {
            throw missing(field, ref);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ArtifactKey key(String field, CheckpointRef ref) {
        try {
            return new ArtifactKey(ref.getKey());
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField(ErrorReason.ERROR_REASON_INVALID_FIELD, field + ".key", e.getMessage());
        }
    }

    private static Refusal missing(String field, CheckpointRef ref) {
        return Refusal.notFound(
                ErrorReason.ERROR_REASON_FILE_NOT_FOUND,
                field + ".key",
                "there is no checkpoint '%s'".formatted(ref.getKey()));
    }
}
