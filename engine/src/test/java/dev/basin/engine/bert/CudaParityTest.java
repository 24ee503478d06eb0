package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.VectorFile;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.engine.torch.HostNumbers;
import dev.basin.engine.torch.TorchThreads;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A GPU's numbers against the reference dumps and the CPU's. It sums in another order, hence a little more than elsewhere. */
class CudaParityTest {
    private static final double FLOAT32 = 1e-5;
    private static final double DERIVATIVES = 1e-4;
    private static final double BFLOAT16 = 2e-2;

    @TempDir
    private Path folder;

    private TinyBert cpu;
    private TinyBert gpu;

    @BeforeEach
    void open() {
        TorchThreads.prepareThisThread(1);
        assumeTrue(
                DeviceKind.CUDA.isHere(),
                "no GPU, or libtorch without CUDA; PYTORCH_LIBRARY_PATH names one with it, PYTORCH_FLAVOR=cu128");
        cpu = new TinyBert();
        gpu = new TinyBert(DeviceKind.CUDA);
    }

    @AfterEach
    void close() {
        if (gpu != null) {
            gpu.close();
            cpu.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITTEN_OUT", "FUSED"})
    void logitsAndLosses(KernelVariant variant) {
        check(variant, Precision.FLOAT32, FLOAT32);
        check(variant, Precision.BFLOAT16, BFLOAT16);
    }

    private void check(KernelVariant variant, Precision precision, double tolerance) {
        NumericPath path = new NumericPath(variant, precision, DeviceKind.CUDA, 1);
        try (BertKernel kernel = BertKernel.load(TinyBert.CONFIG, path);
                BertModel model = gpu.model();
                BertWeights weights = kernel.weights(model);
                BertBatch batch = gpu.batch()) {
            Outputs outputs = kernel.evaluate(weights, batch);

            gpu.checkLogits(outputs, tolerance);
        }
    }

    @Test
    void gradients() {
        BertModel gradient = gpu.zeros();
        try (BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);
                BertModel model = gpu.model();
                BertBatch batch = gpu.batch()) {
            double loss = derivatives.gradient(model, batch, 1, gradient);

            double expected = gpu.expected.readDoubles("loss")[0];
            assertThat(loss).isCloseTo(expected, within(FLOAT32 * expected));
            compare(gradient.encoder(), "grad.bert.");
            compare(gradient.head(), "grad.");
        }
    }

    @Test
    void hessianTimesADirection() {
        BertModel product = gpu.zeros();
        try (BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);
                BertModel model = gpu.model();
                BertModel direction = gpu.direction("delta1");
                BertBatch batch = gpu.batch()) {
            derivatives.hessianVector(model, batch, 1, direction.encoder(), product.encoder());

            compare(product.encoder(), "hvp_d1.bert.");
        }
    }

    @Test
    void tenStepsOfAdamW() {
        try (BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);
                BertModel model = gpu.model();
                AdamMoments moments = AdamMoments.zeros(model);
                BertBatch batch = gpu.batch()) {
            for (int step = 0; step < 10; step++) {
                double rate = 0.002 * (step < 2 ? step / 2.0 : (10.0 - step) / 8);
                derivatives.train(model, moments, batch, DropoutSeeds.NONE, AdamW.devlin(), step, rate);
            }
            compare(model.encoder(), "adamw.final.bert.");
            compare(model.head(), "adamw.final.");
        }
    }

    /** With dropout too, whose masks are others than the CPU's, the same step gives the same bits. */
    @Test
    void aStepWithDropoutCanBeRepeated() {
        assertThat(floats(trained().encoder())).isEqualTo(floats(trained().encoder()));
    }

    private BertModel trained() {
        BertModel model = gpu.model();
        try (BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);
                AdamMoments moments = AdamMoments.zeros(model);
                BertBatch batch = gpu.batch()) {
            derivatives.train(model, moments, batch, 7, AdamW.devlin(), 0, 0.002);
            return model;
        }
    }

    @Test
    void aMaskDependsOnItsSeedAlone() {
        try (BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG)) {
            float[] mask = mask(derivatives, 7);

            assertThat(mask(derivatives, 8)).isNotEqualTo(mask);
            assertThat(mask(derivatives, 7)).isEqualTo(mask).contains(0);
        }
    }

    private float[] mask(BertDerivatives derivatives, long seed) {
        return HostNumbers.floats(derivatives.dropoutMask(gpu.manager, new Shape(256), 0.1, seed));
    }

    @Test
    void pointsOfAPlaneNormsAndRowScales() {
        ParameterVector here = plane(cpu);
        ParameterVector there = plane(gpu);

        assertThat(there.norm()).isCloseTo(here.norm(), within(1e-6 * here.norm()));
        Close.to(doubles(floats(here)), floats(there), 1e-6, "a point of the plane");
    }

    private static ParameterVector plane(TinyBert tiny) {
        ParameterVector theta0 = tiny.model().encoder();
        ParameterVector delta1 = tiny.direction("delta1").encoder();
        ParameterVector delta2 = tiny.direction("delta2").encoder();
        delta2.scaleFiltersTo(theta0);
        ParameterVector point = theta0.copy();
        point.setToPoint(theta0, 0.3, delta1, -0.7, delta2);
        return point;
    }

    @Test
    void aFileHoldsWhatWasDrawn() {
        ParameterVector here =
                InitialModel.scratch(TinyBert.CONFIG, cpu.manager, 1, 2).encoder();
        ParameterVector there =
                InitialModel.scratch(TinyBert.CONFIG, gpu.manager, 1, 2).encoder();
        ParameterVector readAgain = ParameterVector.zeros(gpu.manager, there.layout());
        VectorFile.write(folder.resolve("there.safetensors"), there);
        VectorFile.read(folder.resolve("there.safetensors"), readAgain);

        assertThat(floats(there)).isEqualTo(floats(here));
        assertThat(floats(readAgain)).isEqualTo(floats(here));
    }

    private void compare(ParameterVector vector, String prefix) {
        double floor = 1e-2 * vector.norm();
        for (Slot slot : vector.layout().slots()) {
            String name = prefix + slot.name();
            float[] values = HostNumbers.floats(vector.view(slot.name()));
            Close.to(gpu.expected.readDoubles(name), values, DERIVATIVES, floor, name);
        }
    }

    private static float[] floats(ParameterVector vector) {
        return HostNumbers.floats(vector.flat());
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
