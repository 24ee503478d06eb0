package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dropout in the kernel against the Java twin, which is told the masks and computes everything else its own way. */
class BertDropoutTest {
    private static final double P = 0.1;
    private static final int LAST_LAYER = TinyBert.CONFIG.layers() - 1;

    private final TinyBert tiny = new TinyBert();
    private final BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);
    private final NDScope scope = new NDScope();

    @AfterEach
    void close() {
        scope.close();
        derivatives.close();
        tiny.close();
    }

    @Test
    void withoutDropoutTheTwinGivesTheReferencesLoss() {
        try (BertBatch batch = tiny.batch()) {
            float loss = new BertTwin(tiny.model())
                    .loss(batch, BertTwin.Dropout.NONE)
                    .getFloat();

            assertThat((double) loss).isCloseTo(tiny.expected.readDoubles("loss")[0], within(2e-6));
        }
    }

    @Test
    void withTheKernelsMasksTheTwinGivesItsLossAndGradients() {
        long seed = DropoutSeeds.first(TinyBert.CONFIG, 5, 3);
        BertModel model = tiny.model();
        BertTwin twin = new BertTwin(model);
        BertModel gradient = model.zeros();
        List<Integer> sites = new ArrayList<>();
        try (BertBatch batch = tiny.batch();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray twinLoss = twin.loss(batch, (x, site) -> {
                sites.add(site);
                // A copy, because libtorch differentiates through nothing that was made in inference mode.
                return x.mul(mask(batch, x.getShape(), seed, site).duplicate());
            });
            collector.backward(twinLoss);
            double loss = derivatives.gradient(model, batch, 1, gradient, seed);

            assertThat(sites).hasSize(DropoutSeeds.sites(TinyBert.CONFIG)).doesNotHaveDuplicates();
            assertThat(loss).isCloseTo(twinLoss.getFloat(), within(2e-6));
            assertThat(Math.abs(loss - tiny.expected.readDoubles("loss")[0]))
                    .as("dropout moves the loss")
                    .isGreaterThan(1e-4);
        }
        compare(gradient.encoder(), twin);
        compare(gradient.head(), twin);
    }

    @Test
    void everySiteDropsATenthAndScalesTheRest() {
        int steps = 20;
        int size = 10_000;
        for (int site = 0; site < DropoutSeeds.sites(TinyBert.CONFIG); site++) {
            int dropped = 0;
            for (int step = 0; step < steps; step++) {
                long seed = DropoutSeeds.first(TinyBert.CONFIG, 1, step) + site;
                for (float factor : derivatives
                        .dropoutMask(tiny.manager, new Shape(size), P, seed)
                        .toFloatArray()) {
                    assertThat(factor == 0 || factor == (float) (1 / (1 - P))).isTrue();
                    dropped += factor == 0 ? 1 : 0;
                }
            }
            double draws = (double) steps * size;
            assertThat(dropped / draws)
                    .as("share dropped at site " + site)
                    .isCloseTo(P, within(3 * Math.sqrt(P * (1 - P) / draws)));
        }
    }

    @Test
    void masksDifferBetweenSitesStepsAndRuns() {
        BertConfig config = TinyBert.CONFIG;
        long first = DropoutSeeds.first(config, 1, 0);

        assertThat(DropoutSeeds.first(config, 1, 1)).isEqualTo(first + DropoutSeeds.sites(config));
        assertThat(Math.abs(DropoutSeeds.first(config, 2, 0) - first)).isGreaterThan(1_000_000);
        assertThat(drawn(new Shape(64), first, 0).toFloatArray())
                .isEqualTo(drawn(new Shape(64), first, 0).toFloatArray())
                .isNotEqualTo(drawn(new Shape(64), first, 1).toFloatArray());
    }

    /** On a CPU both ways of drawing can be seen side by side: the seed alone decides, whatever was drawn before. */
    @Test
    void aMaskFromTheProcesssGeneratorDependsOnItsSeedAlone() {
        Shape shape = new Shape(64);
        float[] mask = derivatives.dropoutMask(tiny.manager, shape, P, 7).toFloatArray();

        assertThat(derivatives.processMask(tiny.manager, shape, P, 7).toFloatArray())
                .isEqualTo(mask);
        assertThat(derivatives.processMask(tiny.manager, shape, P, 8).toFloatArray())
                .isNotEqualTo(mask);
        assertThat(derivatives.processMask(tiny.manager, shape, P, 7).toFloatArray())
                .isEqualTo(mask);
    }

    /** The kernel's mask of this site, spread over all tokens: it drops nothing of padding, nor of what its last layer skips. */
    private NDArray mask(BertBatch batch, Shape shape, long seed, int site) {
        boolean lastLayer = site > 3 * LAST_LAYER && site <= 3 * LAST_LAYER + 3;
        if (shape.dimension() == 2) {
            return drawn(shape, seed, site);
        }
        if (shape.dimension() == 4) {
            return lastLayer
                    ? firstTokens(drawn(new Shape(shape.get(0), shape.get(1), 1, shape.get(3)), seed, site), shape, 2)
                    : drawn(shape, seed, site);
        }
        if (lastLayer) {
            return firstTokens(
                    drawn(new Shape(shape.get(0), shape.get(2)), seed, site).expandDims(1), shape, 1);
        }
        return tokens(batch, shape, seed, site);
    }

    private NDArray tokens(BertBatch batch, Shape shape, long seed, int site) {
        float[] present = batch.mask().toFloatArray();
        int width = Math.toIntExact(shape.get(2));
        int count = (int)
                IntStream.range(0, present.length).filter(i -> present[i] == 1).count();
        float[] packed = drawn(new Shape(count, width), seed, site).toFloatArray();
        float[] all = new float[present.length * width];
        Arrays.fill(all, 1);
        int row = 0;
        for (int cell = 0; cell < present.length; cell++) {
            if (present[cell] == 1) {
                System.arraycopy(packed, width * row++, all, width * cell, width);
            }
        }
        return tiny.manager.create(all, shape);
    }

    private static NDArray firstTokens(NDArray first, Shape shape, int axis) {
        return BertTwin.forAllTokens(first, shape.get(axis), axis);
    }

    private NDArray drawn(Shape shape, long seed, int site) {
        return derivatives.dropoutMask(tiny.manager, shape, P, seed + site);
    }

    private static void compare(ParameterVector gradient, BertTwin twin) {
        double floor = 1e-2 * gradient.norm();
        for (Slot slot : gradient.layout().slots()) {
            float[] expected = twin.parameter(slot.name()).getGradient().toFloatArray();
            double[] reference = new double[expected.length];
            for (int i = 0; i < expected.length; i++) {
                reference[i] = expected[i];
            }
            Close.to(reference, gradient.view(slot.name()).toFloatArray(), 1e-5, floor, slot.name());
        }
    }
}
