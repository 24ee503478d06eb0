package dev.basin.analysis.change;

import ai.djl.ndarray.NDArray;
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
import dev.basin.requests.EngineThread;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** States of the tiny reference model, 3 layers of width 48, in the artifact store. */
record TinyStates(ArtifactStore store, EngineThread engine) {
    private static final Path TINY = Path.of("../engine/src/test/resources/parity/tiny-bert");

    /** The model as it is. */
    CheckpointRef start(int labels) {
        return write("start-" + labels, labels, model -> {});
    }

    /** The model with everything in layer 1 moved, and nothing else. */
    CheckpointRef layer1Moved() {
        return write(
                "layer-1-moved",
                2,
                model -> model.encoder().layout().slots().stream()
                        .filter(slot -> slot.name().startsWith("encoder.layer.1."))
                        .forEach(slot -> move(model.encoder().view(slot.name()))));
    }

    private static void move(NDArray parameter) {
        try (NDArray noise = parameter.getManager().randomNormal(parameter.getShape())) {
            parameter.addi(noise.muli(0.2f));
        }
    }

    /** Random weights in the same shape, but for the number of layers. */
    CheckpointRef scratch(int layers) {
        BertConfig tiny = config(2);
        BertConfig other = new BertConfig(
                tiny.vocabSize(),
                tiny.hiddenSize(),
                layers,
                tiny.heads(),
                tiny.intermediateSize(),
                tiny.maxPositions(),
                tiny.typeVocabSize(),
                tiny.layerNormEps(),
                0.1,
                0.1,
                0.1,
                2,
                0.02);
        return put("scratch-" + layers, 2, () -> InitialModel.scratch(other, engine.memory(DeviceKind.CPU), 3, 3));
    }

    /** Sentences that the tiny model's vocabulary and positions hold. */
    static ObjectiveSpec reviews(int trainExamples, int devExamples) {
        return ObjectiveSpec.newBuilder()
                .setTask(TaskSource.newBuilder()
                        .setBuiltIn(BuiltInSource.newBuilder()
                                .setTask(BuiltInTask.BUILT_IN_TASK_REVIEWS)
                                .setTrainExamples(trainExamples)
                                .setDevExamples(devExamples))
                        .setMaxLength(32))
                .build();
    }

    private CheckpointRef write(String name, int labels, Consumer<BertModel> change) {
        return put(name, labels, () -> {
            BertModel model = InitialModel.pretrained(
                            ModelDirectory.open(TINY), engine.memory(DeviceKind.CPU), labels, 1, 1)
                    .model();
            change.accept(model);
            return model;
        });
    }

    private CheckpointRef put(String name, int labels, Supplier<BertModel> maker) {
        ArtifactKey folder = new ArtifactKey("runs/tiny/checkpoints/" + name);
        engine.call(() -> store.putFolder(folder, target -> {
            try (BertModel model = maker.get()) {
                ModelDirectoryWriter.save(target, model, TaskLabels.unnamed(labels), TINY);
            }
        }));
        return CheckpointRef.newBuilder().setKey(folder.value()).build();
    }

    private static BertConfig config(int labels) {
        return ModelDirectory.open(TINY).config().withNumLabels(labels);
    }
}
