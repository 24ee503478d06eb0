package dev.basin.requests.curvature;

import ai.djl.ndarray.NDManager;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.curvature.BertTrainingLoss;
import dev.basin.engine.curvature.Hessian;
import dev.basin.engine.curvature.Sharpness;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;

/** theta1 and the training loss around it in native memory. Used on the engine thread alone. */
record OpenCurvature(BertModel theta1, BertTrainingLoss loss) implements AutoCloseable {
    NDManager memory() {
        return theta1.encoder().manager();
    }

    Hessian hessian(LayerGroup group) {
        return new Hessian(loss, theta1.encoder(), group);
    }

    Sharpness sharpness(LayerGroup moving) {
        return new Sharpness(loss, theta1.encoder(), moving);
    }

    /** ‖theta1‖ over the group. */
    double norm(LayerGroup group) {
        try (ParameterVector part = theta1.encoder().restrictedTo(group)) {
            return part.norm();
        }
    }

    @Override
    public void close() {
        loss.close();
        theta1.close();
    }
}
