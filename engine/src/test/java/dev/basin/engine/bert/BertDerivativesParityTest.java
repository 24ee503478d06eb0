package dev.basin.engine.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.theta.ParameterVector;
import dev.basin.engine.theta.Slot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Derivatives and training steps against the reference dumps. */
class BertDerivativesParityTest {
    private static final double GRADIENT = 5e-6;
    // Second derivatives are differences of larger numbers.
    private static final double CURVATURE = 2e-5;
    // Adam divides by the root of the second moment, which magnifies the rounding of gradients near 0.
    private static final double TEN_STEPS = 1e-5;

    private final TinyBert tiny = new TinyBert();
    private final BertDerivatives derivatives = BertDerivatives.load(TinyBert.CONFIG);

    @AfterEach
    void close() {
        derivatives.close();
        tiny.close();
    }

    @Test
    void everyParametersGradient() {
        BertModel gradient = tiny.zeros();
        try (BertModel model = tiny.model();
                BertBatch batch = tiny.batch()) {
            double loss = derivatives.gradient(model, batch, 0.5, gradient);
            derivatives.gradient(model, batch, 0.5, gradient);

            double expected = tiny.expected.readDoubles("loss")[0];
            assertThat(loss).isCloseTo(expected, within(1e-6 * expected));
            compare(gradient.encoder(), "grad.bert.", GRADIENT);
            compare(gradient.head(), "grad.", GRADIENT);
        }
    }

    @Test
    void hessianTimesADirection() {
        BertModel product = tiny.zeros();
        try (BertModel model = tiny.model();
                BertModel direction = tiny.direction("delta1");
                BertBatch batch = tiny.batch()) {
            derivatives.hessianVector(model, batch, 1, direction.encoder(), product.encoder());

            compare(product.encoder(), "hvp_d1.bert.", CURVATURE);
        }
    }

    @Test
    void topEigenvalueByPowerIteration() {
        BertModel product = tiny.zeros();
        try (BertModel model = tiny.model();
                BertModel vector = tiny.direction("delta1");
                BertBatch batch = tiny.batch()) {
            double eigenvalue = 0;
            for (int i = 0; i < 120; i++) {
                vector.encoder().scale(1 / vector.encoder().norm());
                product.encoder().scale(0);
                derivatives.hessianVector(model, batch, 1, vector.encoder(), product.encoder());
                eigenvalue = vector.encoder().dot(product.encoder());
                vector.encoder().set(product.encoder());
            }
            double expected = tiny.expected.readDoubles("hessian.top_eigenvalue")[0];
            assertThat(eigenvalue).isCloseTo(expected, within(1e-4 * Math.abs(expected)));
        }
    }

    @Test
    void tenStepsOfAdamW() {
        AdamW adam = AdamW.devlin();
        try (BertModel model = tiny.model();
                AdamMoments moments = AdamMoments.zeros(model);
                BertBatch batch = tiny.batch()) {
            double[] losses = tiny.expected.readDoubles("adamw.losses");
            for (int step = 0; step < losses.length; step++) {
                double rate = 0.002 * (step < 2 ? step / 2.0 : (10.0 - step) / 8);
                BertDerivatives.StepResult result =
                        derivatives.train(model, moments, batch, DropoutSeeds.NONE, adam, step, rate);
                assertThat(result.loss())
                        .as("loss before step " + step)
                        .isCloseTo(losses[step], within(1e-5 * losses[step]));
            }
            compare(model.encoder(), "adamw.final.bert.", TEN_STEPS);
            compare(model.head(), "adamw.final.", TEN_STEPS);
        }
    }

    // A key's bias shifts all scores of a row alike, so its derivatives are 0 but for rounding: hence the floor.
    private void compare(ParameterVector vector, String prefix, double tolerance) {
        double floor = 1e-2 * vector.norm();
        for (Slot slot : vector.layout().slots()) {
            String name = prefix + slot.name();
            Close.to(tiny.expected.readDoubles(name), vector.view(slot.name()).toFloatArray(), tolerance, floor, name);
        }
    }
}
