package dev.basin.landscape.result;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Projection;
import dev.basin.engine.landscape.TrajectoryPoint;
import dev.basin.requests.PointValues;

/** States of the path as the contract writes them. */
public final class TrajectoryMessages {
    private TrajectoryMessages() {}

    public static dev.basin.landscape.v1.TrajectoryPoint toMessage(TrajectoryPoint point) {
        Projection projection = point.projection();
        var message = dev.basin.landscape.v1.TrajectoryPoint.newBuilder()
                .setStep(point.step())
                .setEpoch(point.epoch())
                .setAlpha(projection.alpha())
                .setBeta(projection.beta())
                .setPlaneAlpha(projection.planeAlpha())
                .setPlaneBeta(projection.planeBeta())
                .setDistance(projection.distance())
                .setWithOwnHead(PointValues.toMessage(point.ownHead()))
                .setWithFinalHead(PointValues.toMessage(point.finalHead()));
        return Double.isNaN(projection.cosine())
                ? message.build()
                : message.setCosine(projection.cosine()).build();
    }

    public static TrajectoryPoint parse(byte[] bytes, Geometry geometry) throws InvalidProtocolBufferException {
        var message = dev.basin.landscape.v1.TrajectoryPoint.parseFrom(bytes);
        Projection projection = new Projection(
                message.getAlpha(),
                message.getBeta(),
                message.getPlaneAlpha(),
                message.getPlaneBeta(),
                message.getDistance(),
                message.getDistance() / geometry.delta1Norm(),
                message.hasCosine() ? message.getCosine() : Double.NaN);
        return new TrajectoryPoint(
                message.getStep(),
                message.getEpoch(),
                projection,
                PointValues.fromMessage(message.getWithOwnHead()),
                PointValues.fromMessage(message.getWithFinalHead()));
    }
}
