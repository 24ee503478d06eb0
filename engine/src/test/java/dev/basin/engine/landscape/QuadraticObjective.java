package dev.basin.engine.landscape;

import dev.basin.engine.theta.ParameterVector;
import java.util.Map;

/** J(theta) = ½ ‖theta − c‖² + head, with errors that grow with the distance from c: every value has a closed form. */
public final class QuadraticObjective implements Objective {
    public static final int EXAMPLES = 1000;

    private final float[] center;

    public QuadraticObjective(float... center) {
        this.center = center.clone();
    }

    @Override
    public PointValue evaluate(ParameterVector encoder, ParameterVector head) {
        double loss = loss(encoder.flat().toFloatArray(), head.flat().toFloatArray()[0]);
        return new PointValue(evaluation(loss), evaluation(2 * loss));
    }

    public double loss(float[] encoder, float head) {
        double sum = 0;
        for (int i = 0; i < center.length; i++) {
            sum += (encoder[i] - (double) center[i]) * (encoder[i] - (double) center[i]);
        }
        return sum / 2 + head;
    }

    public static Evaluation evaluation(double loss) {
        int errors = (int) Math.min(EXAMPLES, Math.max(0, Math.round(loss)));
        int nonFinite = Double.isFinite(loss) ? 0 : 1;
        return new Evaluation(
                loss, 0.01, errors, EXAMPLES, nonFinite, Map.of("accuracy", 1 - errors / (double) EXAMPLES));
    }

    @Override
    public void close() {}
}
