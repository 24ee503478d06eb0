package dev.basin.landscape.axes;

import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.checkpoint.ModelDirectoryWriter;
import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.EngineThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models that TinyModels does not write: states on the way between two others, and one whose head has other labels. */
final class WrittenModels {
    private static final Path SHAPE = Path.of("../engine/src/test/resources/parity/tiny-bert");

    private static final NumericPath ON_CPU =
            NumericPath.newBuilder().setDevice("cpu").build();

    private final ArtifactStore store;
    private final EngineThread engine;
    private final Checkpoints checkpoints;

    WrittenModels(ArtifactStore store, EngineThread engine, Checkpoints checkpoints) {
        this.store = store;
        this.engine = engine;
        this.checkpoints = checkpoints;
    }

    /** The model at a share of the way, with the head of {@code to}; aside of it by a share of another model's parameters. */
    CheckpointRef between(CheckpointRef from, CheckpointRef to, double share, CheckpointRef other, double aside) {
        return engine.call(() -> {
            try (BertModel start = checkpoints.load("from", from, ON_CPU);
                    BertModel end = checkpoints.load("to", to, ON_CPU);
                    BertModel beside = checkpoints.load("other", other, ON_CPU)) {
                end.encoder().scale(share);
                end.encoder().add(1 - share, start.encoder());
                end.encoder().add(aside, beside.encoder());
                return write("between-%s-%s".formatted(share, aside), end, Math.round(100 * share));
            }
        });
    }

    CheckpointRef withLabels(long seed, int labels) {
        return engine.call(() -> {
            BertConfig config = ModelDirectory.open(SHAPE).config().withNumLabels(labels);
            try (BertModel model = InitialModel.scratch(config, engine.memory(DeviceKind.CPU), seed, seed)) {
                return write("labels-" + labels, model, 1);
            }
        });
    }

    private CheckpointRef write(String name, BertModel model, long step) throws IOException {
        ArtifactKey folder = new ArtifactKey("runs/" + name + "/checkpoints/step-%06d".formatted(step));
        store.putFolder(folder, target -> {
            ModelDirectoryWriter.save(
                    target, model, TaskLabels.unnamed(model.config().numLabels()), SHAPE);
            Files.writeString(target.resolve(Checkpoints.POSITION), "{\"step\": %d, \"epoch\": 1}".formatted(step));
        });
        return CheckpointRef.newBuilder().setKey(folder.value()).build();
    }
}
