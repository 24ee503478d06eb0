package dev.basin.engine.checkpoint;

import dev.basin.engine.bert.BertConfig;

/**
 * What a model directory's {@code config.json} says.
 *
 * @param bert the shape of the model
 * @param labels as many as the shape has labels
 */
record ModelConfig(BertConfig bert, TaskLabels labels) {
    public ModelConfig {
        if (bert.numLabels() != labels.names().size()) {
            throw new IllegalArgumentException(
                    "num_labels is %d and the labels are %s".formatted(bert.numLabels(), labels.names()));
        }
    }
}
