package dev.basin.engine.landscape;

import dev.basin.engine.theta.LayerGroup;
import java.util.List;

/** Which of the encoder's parameters the directions cover; the others stay at their values in theta1. */
public enum Moving {
    /** All pre-trained parameters of BERT: the default. */
    WHOLE_ENCODER(LayerGroup.wholeEncoder()),

    /** The pooler is treated like the head and held at its trained value. */
    ALL_BUT_POOLER(new LayerGroup("all but pooler", List.of("embeddings.*", "encoder.*")));

    private final LayerGroup group;

    Moving(LayerGroup group) {
        this.group = group;
    }

    public LayerGroup group() {
        return group;
    }
}
