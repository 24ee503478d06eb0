package dev.basin.engine.layers.change;

import dev.basin.engine.theta.LayerGroup;
import java.util.ArrayList;
import java.util.List;

/** The groups that a comparison has a row for, from the input to the output of a model. */
public final class ChangeGroups {
    private ChangeGroups() {}

    /** Embeddings, each layer, the pooler, and all of them together. */
    public static List<LayerGroup> all(int layers) {
        List<LayerGroup> groups = new ArrayList<>();
        for (int state = 0; state <= layers; state++) {
            groups.add(ofState(state));
        }
        groups.add(LayerGroup.pooler());
        groups.add(LayerGroup.wholeEncoder());
        return List.copyOf(groups);
    }

    /** The group that puts out a hidden state: 0 for the embeddings, then the layers. */
    public static LayerGroup ofState(int state) {
        return state == 0 ? LayerGroup.embeddings() : LayerGroup.layers(state - 1, state);
    }
}
