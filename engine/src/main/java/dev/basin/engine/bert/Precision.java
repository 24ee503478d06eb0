package dev.basin.engine.bert;

/** In which numbers values are computed. Parameters, losses and derivatives are float32 in either. */
public enum Precision {
    FLOAT32(4),
    /** Weights and activations in bfloat16: right to about 1e-3 of a loss, for wide surfaces, not for curvature. */
    BFLOAT16(2);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Size of one weight or activation. */
    public int bytes() {
        return bytes;
    }
}
