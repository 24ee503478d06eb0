package dev.basin.engine.bert;

/**
 * Adam's memory, shaped like the model that is trained.
 *
 * @param mean the gradient's running mean
 * @param square the running mean of its square
 */
public record AdamMoments(BertModel mean, BertModel square) implements AutoCloseable {
    /** Moments before the first step. */
    public static AdamMoments zeros(BertModel model) {
        return new AdamMoments(model.zeros(), model.zeros());
    }

    @Override
    public void close() {
        mean.close();
        square.close();
    }
}
