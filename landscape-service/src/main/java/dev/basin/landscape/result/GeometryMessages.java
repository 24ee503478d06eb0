package dev.basin.landscape.result;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.basin.engine.landscape.Geometry;

/** Geometry as the contract writes it. */
public final class GeometryMessages {
    private GeometryMessages() {}

    public static dev.basin.landscape.v1.Geometry toMessage(Geometry geometry) {
        var message = dev.basin.landscape.v1.Geometry.newBuilder()
                .setDelta1Norm(geometry.delta1Norm())
                .setDelta2Norm(geometry.delta2Norm())
                .setScaledDelta2Norm(geometry.scaledDelta2Norm())
                .setTheta0Norm(geometry.theta0Norm())
                .setTheta1Norm(geometry.theta1Norm())
                .setParameters(geometry.parameters());
        return geometry.isLine()
                ? message.build()
                : message.setCosine(geometry.cosine()).build();
    }

    public static Geometry parse(byte[] bytes) throws InvalidProtocolBufferException {
        var message = dev.basin.landscape.v1.Geometry.parseFrom(bytes);
        return new Geometry(
                message.getTheta0Norm(),
                message.getTheta1Norm(),
                message.getDelta1Norm(),
                message.getDelta2Norm(),
                message.getScaledDelta2Norm(),
                message.hasCosine() ? message.getCosine() : Double.NaN,
                message.getParameters());
    }
}
