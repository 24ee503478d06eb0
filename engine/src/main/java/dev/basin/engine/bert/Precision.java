package dev.basin.engine.bert;

/** In which numbers values are computed. Parameters, losses and derivatives are float32 in either. */
public enum Precision {
    FLOAT32,
    /** Weights and activations in bfloat16: right to about 1e-3 of a loss, for wide surfaces, not for curvature. */
    BFLOAT16
}
