package dev.basin.requests;

import dev.basin.common.v1.BuiltInSource;
import dev.basin.common.v1.BuiltInTask;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.ObjectiveSpec;
import dev.basin.common.v1.TaskSource;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.checkpoint.ModelDirectoryWriter;
import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Random models of three layers in a service's artifact store, and a task for them: enough where only arithmetic is looked at. */
public final class TinyModels {
    private static final Path SHAPE = Path.of("../engine/src/test/resources/parity/tiny-bert");
    private static final int LABELS = 2;

    private final ArtifactStore store;
    private final EngineThread engine;

    public TinyModels(ArtifactStore store, EngineThread engine) {
        this.store = store;
        this.engine = engine;
    }

    /** Models in the store of a service that runs in a process of its own, each taken after more steps than the one before. */
    public static List<CheckpointRef> writeTo(Path home, long... seeds) throws IOException {
        EngineDevices cpu = new EngineDevices("cpu", Set.of(DeviceKind.CPU));
        EngineThread engine = new EngineThread(Optional.of(1), cpu);
        try {
            TinyModels models = new TinyModels(new FolderArtifactStore(home.resolve("store")), engine);
            return IntStream.range(0, seeds.length)
                    .mapToObj(step -> models.write(seeds[step], step))
                    .toList();
        } finally {
            engine.close();
        }
    }

    /** A model whose weights follow from the seed, said to be taken after so many steps. */
    public CheckpointRef write(long seed, long step) {
        ArtifactKey folder = new ArtifactKey("runs/tiny-%d/checkpoints/step-%06d".formatted(seed, step));
        engine.call(() -> store.putFolder(folder, target -> save(target, seed, step)));
        return CheckpointRef.newBuilder().setKey(folder.value()).build();
    }

    private void save(Path target, long seed, long step) throws IOException {
        BertConfig config = ModelDirectory.open(SHAPE).config().withNumLabels(LABELS);
        try (BertModel model = InitialModel.scratch(config, engine.memory(DeviceKind.CPU), seed, seed)) {
            ModelDirectoryWriter.save(target, model, TaskLabels.unnamed(LABELS), SHAPE);
        }
        Files.writeString(target.resolve(Checkpoints.POSITION), "{\"step\": %d, \"epoch\": 1}".formatted(step));
    }

    /** The generated reviews, cut to what these models take. */
    public static ObjectiveSpec objective(int trainExamples, int devExamples) {
        return ObjectiveSpec.newBuilder()
                .setTask(TaskSource.newBuilder()
                        .setBuiltIn(BuiltInSource.newBuilder()
                                .setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)
                                .setTrainExamples(trainExamples)
                                .setDevExamples(devExamples))
                        .setMaxLength(32))
                .build();
    }
}
