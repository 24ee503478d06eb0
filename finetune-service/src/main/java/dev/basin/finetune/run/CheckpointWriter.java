package dev.basin.finetune.run;

import com.google.protobuf.util.JsonFormat;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.ModelDirectoryWriter;
import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.finetune.v1.Checkpoint;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.Checkpoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes states of the path into the artifact store, as Hugging Face model directories. */
@Singleton
class CheckpointWriter {
    private final ArtifactStore store;

    CheckpointWriter(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Stores a model.
     *
     * @param position says where on the path it was taken; its ref is filled in
     * @param tokenizer folder whose tokenizer files go along
     */
    Checkpoint write(JobContext context, BertModel model, TaskLabels labels, Path tokenizer, Checkpoint position)
            throws IOException {
        ArtifactKey folder = context.key().artifact("checkpoints/step-%06d".formatted(position.getStep()));
        List<Artifact> files = store.putFolder(folder, target -> {
            ModelDirectoryWriter.save(target, model, labels, tokenizer);
            Files.writeString(
                    target.resolve(Checkpoints.POSITION), JsonFormat.printer().print(position));
        });
        Artifact weights = files.stream()
                .filter(file -> file.key().equals(folder.child(Checkpoints.WEIGHTS)))
                .findFirst()
                .orElseThrow();
        context.announce(weights, "checkpoint at step " + position.getStep(), "application/octet-stream");
        return position.toBuilder()
                .setRef(CheckpointRef.newBuilder().setKey(folder.value()).setSha256(weights.sha256()))
                .build();
    }
}
