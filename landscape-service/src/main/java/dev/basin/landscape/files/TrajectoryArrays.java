package dev.basin.landscape.files;

import dev.basin.export.NumberArray;
import dev.basin.landscape.v1.TrajectoryPoint;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The states of the path as vectors, one number per state.
 *
 * @param states in order, at least one
 */
record TrajectoryArrays(List<TrajectoryPoint> states) {
    /** Where a state stands in the plane: its least-squares coordinates, not the paper's. */
    NumberArray planeAlpha() {
        return array("plane_alpha", TrajectoryPoint::getPlaneAlpha);
    }

    NumberArray planeBeta() {
        return array("plane_beta", TrajectoryPoint::getPlaneBeta);
    }

    /** Training loss with the head that the landscape is drawn with. */
    NumberArray trainLoss() {
        return array("train_loss", state -> state.getWithFinalHead().getTrainLoss());
    }

    List<NumberArray> all() {
        return List.of(
                array("step", TrajectoryPoint::getStep),
                array("epoch", TrajectoryPoint::getEpoch),
                array("alpha", TrajectoryPoint::getAlpha),
                array("beta", TrajectoryPoint::getBeta),
                planeAlpha(),
                planeBeta(),
                array("distance", TrajectoryPoint::getDistance),
                array("cosine", state -> state.hasCosine() ? state.getCosine() : Double.NaN),
                trainLoss(),
                array("dev_loss", state -> state.getWithFinalHead().getDevLoss()),
                array("dev_error", state -> state.getWithFinalHead().getDevError()),
                array(
                        "on_surface_train_loss",
                        state -> state.hasOnPlane() ? state.getOnPlane().getTrainLoss() : Double.NaN),
                array(
                        "on_surface_dev_error",
                        state -> state.hasOnPlane() ? state.getOnPlane().getDevError() : Double.NaN),
                array("own_head_train_loss", state -> state.getWithOwnHead().getTrainLoss()),
                array("own_head_dev_loss", state -> state.getWithOwnHead().getDevLoss()),
                array("own_head_dev_error", state -> state.getWithOwnHead().getDevError()));
    }

    private NumberArray array(String name, ToDoubleFunction<TrajectoryPoint> number) {
        return NumberArray.vector(name, states.stream().mapToDouble(number).toArray());
    }
}
