package dev.basin.engine.bert;

/** Which of the kernel text's equal ways a value is computed in. Derivatives always take {@link #WRITTEN_OUT}. */
public enum KernelVariant {
    /** Attention as products and a softmax: the only way that has a second derivative and attention maps. */
    WRITTEN_OUT(false, false),
    /** Attention as libtorch's fused operation. */
    FUSED(true, false),
    /** Fused attention, and oneDNN's matrix product in place of MKL's, which is slow on AMD processors. CPU only. */
    ONEDNN(true, true);

    private final boolean fusedAttention;
    private final boolean oneDnn;

    KernelVariant(boolean fusedAttention, boolean oneDnn) {
        this.fusedAttention = fusedAttention;
        this.oneDnn = oneDnn;
    }

    boolean fusedAttention() {
        return fusedAttention;
    }

    boolean oneDnn() {
        return oneDnn;
    }
}
