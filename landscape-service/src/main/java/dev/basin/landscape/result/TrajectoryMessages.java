package dev.basin.landscape.result;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.engine.landscape.PathPosition;
import dev.basin.engine.landscape.Projection;
import dev.basin.engine.landscape.SlicePosition;
import dev.basin.engine.landscape.TrajectoryPoint;
import dev.basin.requests.PointValues;
import java.util.Optional;

/** States of the path as the contract writes them. */
public final class TrajectoryMessages {
    private TrajectoryMessages() {}

    public static dev.basin.landscape.v1.TrajectoryPoint toMessage(TrajectoryPoint point) {
        PathPosition path = point.projection().path();
        SlicePosition slice = point.projection().slice();
        var message = dev.basin.landscape.v1.TrajectoryPoint.newBuilder()
                .setStep(point.step())
                .setEpoch(point.epoch())
                .setAlpha(path.alpha())
                .setBeta(path.beta())
                .setPlaneAlpha(slice.alpha())
                .setPlaneBeta(slice.beta())
                .setDistance(slice.distance())
                .setWithOwnHead(PointValues.toMessage(point.ownHead()))
                .setWithFinalHead(PointValues.toMessage(point.finalHead()));
        point.below().ifPresent(value -> message.setOnPlane(PointValues.toMessage(value)));
        return Double.isNaN(path.cosine())
                ? message.build()
                : message.setCosine(path.cosine()).build();
    }

    public static TrajectoryPoint parse(byte[] bytes) throws InvalidProtocolBufferException {
        var message = dev.basin.landscape.v1.TrajectoryPoint.parseFrom(bytes);
        Projection projection = new Projection(
                new PathPosition(
                        message.getAlpha(), message.getBeta(), message.hasCosine() ? message.getCosine() : Double.NaN),
                new SlicePosition(message.getPlaneAlpha(), message.getPlaneBeta(), message.getDistance()));
        return new TrajectoryPoint(
                message.getStep(),
                message.getEpoch(),
                projection,
                PointValues.fromMessage(message.getWithOwnHead()),
                PointValues.fromMessage(message.getWithFinalHead()),
                message.hasOnPlane() ? Optional.of(PointValues.fromMessage(message.getOnPlane())) : Optional.empty());
    }
}
