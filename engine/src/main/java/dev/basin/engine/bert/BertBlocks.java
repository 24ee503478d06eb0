package dev.basin.engine.bert;

import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * How the kernel cuts a model's two flat vectors: as their layouts' slots, but a key and the value beside it are one block.
 *
 * @param rows of each block
 * @param columns of each block, 0 for a block of one dimension
 */
record BertBlocks(List<Integer> rows, List<Integer> columns) {
    static BertBlocks of(BertConfig config) {
        BertBlocks blocks = new BertBlocks(new ArrayList<>(), new ArrayList<>());
        blocks.append(BertParameters.encoder(config));
        blocks.append(BertParameters.head(config));
        return blocks;
    }

    private void append(ParameterLayout layout) {
        for (Slot slot : layout.slots()) {
            long[] shape = slot.shape();
            int height = Math.toIntExact(shape[0]);
            if (slot.name().contains(".self.value.")) {
                rows.set(rows.size() - 1, rows.getLast() + height);
            } else {
                rows.add(height);
                columns.add(shape.length == 2 ? Math.toIntExact(shape[1]) : 0);
            }
        }
    }
}
