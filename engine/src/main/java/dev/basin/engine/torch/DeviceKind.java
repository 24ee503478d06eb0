package dev.basin.engine.torch;

import ai.djl.Device;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What computes. Tensors that meet in an operation lie on the same one. */
public enum DeviceKind {
    CPU(Device.cpu()),
    /** The first GPU that this process sees; {@code CUDA_VISIBLE_DEVICES} chooses another. */
    CUDA(Device.gpu(0));

    private final Device device;

    DeviceKind(Device device) {
        this.device = device;
    }

    /** The kind that a numeric path names, if this version knows it. */
    public static Optional<DeviceKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findAny();
    }

    /** Whether the libtorch at hand can compute there: a CPU always, a GPU where it is built for one and finds one. */
    public boolean isHere() {
        // libtorch's own answer. DJL's count of GPUs looks for a libcudart of its own, which libtorch's folder names
        // otherwise.
        return this == CPU || Libtorch.engine().hasCapability(StandardCapabilities.CUDA);
    }

    /** Memory in which tensors lie there. Without the name of a device DJL would take a GPU wherever it sees one. */
    public NDManager newMemory() {
        return Libtorch.engine().newBaseManager(device);
    }

    /** As a numeric path names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
