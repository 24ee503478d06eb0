package dev.basin.landscape.service;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.checkpoint.ModelDirectoryWriter;
import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/** Random models of three layers in the artifact store: as good as trained ones where only arithmetic is looked at. */
@Singleton
class TinyModels {
    private static final Path SHAPE = Path.of("../engine/src/test/resources/parity/tiny-bert");
    private static final int LABELS = 2;

    private final ArtifactStore store;
    private final EngineThread engine;

    TinyModels(ArtifactStore store, EngineThread engine) {
        this.store = store;
        this.engine = engine;
    }

    /** A model whose weights follow from the seed, said to be taken after so many steps. */
    CheckpointRef write(long seed, long step) {
        ArtifactKey folder = new ArtifactKey("runs/tiny-%d/checkpoints/step-%06d".formatted(seed, step));
        String position = "{\"step\": %d, \"epoch\": %f}".formatted(step, step / 8.0);
        engine.call(() -> store.putFolder(folder, target -> {
            try (BertModel model = InitialModel.scratch(config(), engine.memory(), seed, seed)) {
                ModelDirectoryWriter.save(target, model, TaskLabels.unnamed(LABELS), SHAPE);
            }
            Files.writeString(target.resolve(Checkpoints.POSITION), position);
        }));
        return CheckpointRef.newBuilder().setKey(folder.value()).build();
    }

    private static BertConfig config() {
        return ModelDirectory.open(SHAPE).config().withNumLabels(LABELS);
    }
}
