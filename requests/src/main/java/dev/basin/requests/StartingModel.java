package dev.basin.requests;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.LoadedModel;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.requests.fetch.FetchedFolders;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that a run starts from.
 *
 * @param directory its shape, its tokenizer and, unless from scratch, its weights
 */
public record StartingModel(ModelDirectory directory, Weights weights) {
    /** Where the weights come from. */
    public enum Weights {
        /** From the directory, with a new head. */
        PRETRAINED,
        /** Random. */
        SCRATCH,
        /** From the directory, head included. */
        TRAINED
    }

    /** theta0 in native memory; the caller closes it. */
    public LoadedModel load(NDManager memory, int labels, long theta0Seed, long runSeed) {
        return switch (weights) {
            case PRETRAINED -> InitialModel.pretrained(directory, memory, labels, theta0Seed, runSeed);
            case SCRATCH ->
                new LoadedModel(
                        InitialModel.scratch(directory.config().withNumLabels(labels), memory, theta0Seed, runSeed), 0);
            case TRAINED -> directory.load(memory);
        };
    }

    /** What a person should know about how theta0 came about. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(FetchedFolders.remarks(directory.folder()));
        if (weights == Weights.PRETRAINED && !directory.hasPooler()) {
            remarks.add("The pre-trained model has no pooler; one was initialised from theta0_seed.");
        }
        if (weights == Weights.PRETRAINED && !directory.ignoredTensors().isEmpty()) {
            remarks.add("Tensors of the pre-trained model that a classifier does not use: "
                    + String.join(", ", directory.ignoredTensors()) + ".");
        }
        return remarks;
    }
}
