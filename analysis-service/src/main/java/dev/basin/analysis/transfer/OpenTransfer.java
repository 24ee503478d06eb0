package dev.basin.analysis.transfer;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.layers.transfer.Transfer;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A transfer in native memory, and one donor at a time. Belongs to the engine thread that opened it. */
final class OpenTransfer implements AutoCloseable {
    private final Transfer transfer;
    private final ParameterVector theta1;
    private final IntFunction<BertModel> load;
    private int donor = -1;
    private @Nullable BertModel loaded;

    /**
     * @param transfer becomes this one's to close
     * @param theta1 the trained encoder, borrowed
     * @param load opens the donor of that position
     */
    OpenTransfer(Transfer transfer, ParameterVector theta1, IntFunction<BertModel> load) {
        this.transfer = transfer;
        this.theta1 = theta1;
        this.load = load;
    }

    /** The model with the donor's values on the group, until the next call. */
    Transfer take(int position, LayerGroup group) {
        if (position != donor) {
            closeDonor();
            loaded = load.apply(position);
            donor = position;
        }
        transfer.take(group, loaded.encoder());
        return transfer;
    }

    /** theta1 as it is, until the next call. */
    Transfer takeTrained() {
        transfer.take(LayerGroup.wholeEncoder(), theta1);
        return transfer;
    }

    /** What the upper layers come from, without any donor, until the next call. */
    Transfer takeNothing() {
        transfer.takeNothing();
        return transfer;
    }

    private void closeDonor() {
        if (loaded != null) {
            loaded.close();
        }
    }

    @Override
    public void close() {
        closeDonor();
        transfer.close();
    }
}
