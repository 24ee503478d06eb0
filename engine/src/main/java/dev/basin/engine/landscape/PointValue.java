package dev.basin.engine.landscape;

/** Training loss and held-out error of one and the same theta, found in one pass. */
public record PointValue(Evaluation train, Evaluation dev) {
    /** Whether both mean losses are finite. */
    public boolean isFinite() {
        return Double.isFinite(train.meanLoss()) && Double.isFinite(dev.meanLoss());
    }
}
