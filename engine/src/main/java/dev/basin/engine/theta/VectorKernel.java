package dev.basin.engine.theta;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.torch.TorchModule;
import java.util.Map;

/** The face of {@code vector.py}: what vectors need and DJL's own operations lack, or do with a new tensor each time. */
final class VectorKernel {
    // INVARIANT: text without tensors or state, loaded once a process like libtorch itself.
    private static final TorchModule MODULE = TorchModule.load(VectorKernel.class, "vector.py", Map.of());

    private VectorKernel() {}

    static void point(NDArray out, NDArray theta0, double alpha, NDArray delta1, double beta, NDArray delta2) {
        MODULE.call("point")
                .tensor(out)
                .tensor(theta0)
                .number(alpha)
                .tensor(delta1)
                .number(beta)
                .tensor(delta2)
                .run();
    }

    static void point(NDArray out, NDArray theta0, double alpha, NDArray delta1) {
        MODULE.call("line_point")
                .tensor(out)
                .tensor(theta0)
                .number(alpha)
                .tensor(delta1)
                .run();
    }

    static void add(NDArray out, double factor, NDArray other) {
        MODULE.call("add").tensor(out).number(factor).tensor(other).run();
    }

    static void scale(NDArray out, double factor) {
        MODULE.call("scale").tensor(out).number(factor).run();
    }

    static void scaleRows(NDArray out, NDArray like) {
        MODULE.call("scale_rows").tensor(out).tensor(like).run();
    }

    static void zero(NDArray out) {
        MODULE.call("zero").tensor(out).run();
    }

    static void copy(NDArray out, NDArray other) {
        MODULE.call("copy").tensor(out).tensor(other).run();
    }

    static double dot(NDArray a, NDArray b) {
        return MODULE.call("dot").tensor(a).tensor(b).toDouble();
    }
}
