package dev.basin.engine.layers.change;

import dev.basin.engine.landscape.measures.Measure;

/** What compares two models' hidden states by their second moments, so that no token has to be kept. */
public enum MomentMeasure {
    /** {@link LinearCka}. */
    CKA,
    /** {@link Svcca}. */
    SVCCA;

    Measure of(PairMoments moments) {
        return switch (this) {
            case CKA -> LinearCka.measure(moments);
            case SVCCA -> Svcca.measure(moments);
        };
    }
}
