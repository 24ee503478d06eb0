package dev.basin.engine.checkpoint;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.theta.ParameterVector;

/**
 * θ0: the model from which a training run starts. What no file holds comes from two seeds. {@code theta0Seed} draws the
 * encoder's share (all of it from scratch, the pooler where a pre-trained model lacks one) and must be the same for both tasks
 * of a plane, or δ2 means nothing. {@code runSeed} draws the head, which belongs to one run and is no part of δ.
 */
public final class InitialModel {
    private InitialModel() {}

    /**
     * A pre-trained encoder under a new head; a head in the files is not read.
     *
     * @param numLabels classes of the new head
     */
    public static LoadedModel pretrained(
            ModelDirectory directory, NDManager manager, int numLabels, long theta0Seed, long runSeed) {
        BertModel model = empty(manager, directory.config().withNumLabels(numLabels));
        long nonFinite = directory.readEncoder(model.encoder());
        if (!directory.hasPooler()) {
            initialisation(model, theta0Seed).fill(model.encoder(), TensorNames::isPooler);
        }
        initialisation(model, runSeed).fill(model.head(), name -> true);
        return new LoadedModel(model, nonFinite);
    }

    /** An encoder and a head that have learned nothing. */
    public static BertModel scratch(BertConfig config, NDManager manager, long theta0Seed, long runSeed) {
        BertModel model = empty(manager, config);
        initialisation(model, theta0Seed).fill(model.encoder(), name -> true);
        initialisation(model, runSeed).fill(model.head(), name -> true);
        return model;
    }

    private static BertModel empty(NDManager manager, BertConfig config) {
        ParameterVector encoder = ParameterVector.zeros(manager, BertParameters.encoder(config));
        return new BertModel(config, encoder, ParameterVector.zeros(manager, BertParameters.head(config)));
    }

    private static Initialisation initialisation(BertModel model, long seed) {
        return new Initialisation(model.config().initializerRange(), seed);
    }
}
