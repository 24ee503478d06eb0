package dev.basin.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kernel text loaded into libtorch. It holds no tensors, so one module serves every thread, device and model. */
public final class TorchModule implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock block;

    private TorchModule(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /**
     * Loads the text of the named resource beside {@code owner}.
     *
     * @param attributes values of the attributes that the text declares, as {@link TorchScriptArchive#pack} takes them
     * @throws IllegalArgumentException when there is no such resource
     * @throws ai.djl.engine.EngineException when libtorch cannot read the text; the message names line and column
     */
    public static TorchModule load(Class<?> owner, String resource, Map<String, ?> attributes) {
        try (InputStream text = owner.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalArgumentException(
                        "no kernel text " + resource + " beside " + owner.getName() + " on the class path");
            }
            return of(new String(text.readAllBytes(), StandardCharsets.UTF_8), attributes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TorchModule of(String text, Map<String, ?> attributes) throws IOException {
        NDManager manager = DeviceKind.CPU.newMemory();
        InputStream archive = new ByteArrayInputStream(TorchScriptArchive.pack(text, attributes));
        return new TorchModule(manager, JniUtils.loadModule((PtNDManager) manager, archive, false, false));
    }

    /** Begins a call of the method; nothing runs before the result is asked for. */
    public TorchCall call(String method) {
        return new TorchCall(block, method);
    }

    /**
     * Runs a method with gradients on: it takes tensors and gives tensors, tuples and lists flattened. Results belong as those
     * of {@link TorchCall#toTensor}, to the first tensor's manager.
     */
    public NDList differentiate(String method, NDArray... tensors) {
        interpretAsWritten();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        // DJL takes the method's name from the name of an array that it does not pass on.
        try (NDArray name = tensors[0].getManager().create(new Shape(1))) {
            name.setName("module_method:" + method);
            NDList arguments = new NDList(tensors);
            arguments.add(name);
            return IValueUtils.forward(block, arguments, true);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    // The optimising graph executor takes libtorch's fused AdamW, which gives nothing back, for dead code and drops it:
    // parameters then stay as they are without an error. The setting is per thread and on in new threads, so every
    // call sets it.
    static void interpretAsWritten() {
        JniUtils.setGraphExecutorOptimize(false);
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
