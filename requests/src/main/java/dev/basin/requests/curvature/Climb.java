package dev.basin.requests.curvature;

import dev.basin.common.v1.Estimate;
import dev.basin.engine.curvature.Sharpness;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.EngineThread;

/**
 * The way up the gradient of the training loss at theta1, each radius a step of the job. The gradient is taken when the first
 * missing step needs it.
 */
public final class Climb implements AutoCloseable {
    private final CurvatureSteps steps;
    private final EngineThread engine;
    private final OpenCurvature open;
    private final String name;
    private final LayerGroup moving;
    private Sharpness sharpness; // null before it is needed

    Climb(CurvatureSteps steps, EngineThread engine, OpenCurvature open, String name, LayerGroup moving) {
        this.steps = steps;
        this.engine = engine;
        this.open = open;
        this.name = name;
        this.moving = moving;
    }

    /** ‖g‖, nats per unit of length. */
    public double gradientNorm() {
        return steps.number(
                name + "-gradient", () -> engine.call(() -> sharpness().gradientNorm()));
    }

    /**
     * The rise at a radius.
     *
     * @param index tells the radius from the others of this job
     * @param length Euclidean
     */
    public dev.basin.engine.curvature.Estimate rise(int index, double length) {
        return CurvatureMessages.fromMessage(steps.once(
                name + "-%05d".formatted(index),
                Estimate.parser(),
                () -> CurvatureMessages.toMessage(engine.call(() -> sharpness().rise(length)))));
    }

    private Sharpness sharpness() {
        if (sharpness == null) {
            sharpness = open.sharpness(moving);
        }
        return sharpness;
    }

    @Override
    public void close() {
        engine.call(() -> {
            if (sharpness != null) {
                sharpness.close();
            }
            return null;
        });
    }
}
