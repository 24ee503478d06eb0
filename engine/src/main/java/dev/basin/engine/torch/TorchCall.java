package dev.basin.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One call of a kernel method: arguments in order, then the result in the wanted form, which runs the method and frees every
 * native argument made here. The method runs in libtorch's inference mode: what it makes takes no part in gradients.
 */
public final class TorchCall {
    private final PtSymbolBlock block;
    private final String method;
    private final List<IValue> arguments = new ArrayList<>();
    private final List<IValue> owned = new ArrayList<>();

    TorchCall(PtSymbolBlock block, String method) {
        this.block = block;
        this.method = method;
    }

    public TorchCall tensor(NDArray value) {
        return own(IValue.from((PtNDArray) value));
    }

    public TorchCall number(double value) {
        return own(IValue.from(value));
    }

    public TorchCall integer(long value) {
        return own(IValue.from(value));
    }

    public TorchCall flag(boolean value) {
        return own(IValue.from(value));
    }

    /** A list of tensors made once and used in many calls; it stays open. */
    public TorchCall tensors(TensorList list) {
        arguments.add(list.value());
        return this;
    }

    public void run() {
        result(_ -> null);
    }

    public double toDouble() {
        return result(IValue::toDouble);
    }

    /** The result belongs to the manager, and to the innermost {@link ai.djl.ndarray.NDScope} of this thread. */
    public NDArray toTensor(NDManager manager) {
        return result(value -> value.toTensor((PtNDManager) manager));
    }

    /** The result's numbers, row-major; nothing of it stays in native memory. */
    public float[] toFloats(NDManager manager) {
        try (NDArray result = toTensor(manager)) {
            return HostNumbers.floats(result);
        }
    }

    /** As {@link #toFloats}, of a result in float64. */
    public double[] toDoubles(NDManager manager) {
        try (NDArray result = toTensor(manager)) {
            return HostNumbers.doubles(result);
        }
    }

    /** The result's tensors in order, tuples and lists flattened; owned as by {@link #toTensor}. */
    public NDList toTensors(NDManager manager) {
        return result(value -> value.toNDList((PtNDManager) manager));
    }

    /** The result's list of tensors, for further calls; the caller's to close. */
    public TensorList toTensorList() {
        try {
            return new TensorList(runMethod());
        } finally {
            owned.forEach(IValue::close);
        }
    }

    private IValue runMethod() {
        TorchModule.interpretAsWritten();
        return IValueUtils.runMethod(block, method, arguments.toArray(IValue[]::new));
    }

    private TorchCall own(IValue value) {
        arguments.add(value);
        owned.add(value);
        return this;
    }

    private <T> T result(Function<IValue, T> as) {
        try (IValue value = runMethod()) {
            return as.apply(value);
        } finally {
            owned.forEach(IValue::close);
        }
    }
}
