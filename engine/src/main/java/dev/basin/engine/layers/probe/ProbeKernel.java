package dev.basin.engine.layers.probe;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.torch.TorchModule;
import java.util.Map;

/** The face of {@code probe.py}. */
final class ProbeKernel {
    // INVARIANT: text without tensors or state, loaded once a process like libtorch itself.
    private static final TorchModule MODULE = TorchModule.load(ProbeKernel.class, "probe.py", Map.of());

    private ProbeKernel() {}

    /** Copies [CLS] of a grid (B, T, H) into rows of the states (N, H). */
    static void putCls(NDArray states, NDArray rows, NDArray grid) {
        MODULE.call("put_cls").tensor(states).tensor(rows).tensor(grid).run();
    }

    /** (N, H + 1) float64, standardised by the training states; the caller's to close. */
    static NDArray features(NDArray states, NDArray train) {
        return MODULE.call("features").tensor(states).tensor(train).toTensor(states.getManager());
    }

    /** Penalised mean cross-entropy at weights (C, F), then its gradient, row-major. */
    static double[] loss(NDArray features, NDArray labels, NDArray weights, double penalty) {
        return MODULE.call("loss")
                .tensor(features)
                .tensor(labels)
                .tensor(weights)
                .number(penalty)
                .toDoubles(features.getManager());
    }

    /** (N, C), row-major. */
    static double[] scores(NDArray features, NDArray weights) {
        return MODULE.call("scores").tensor(features).tensor(weights).toDoubles(features.getManager());
    }
}
