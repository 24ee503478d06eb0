package dev.basin.requests;

import dev.basin.engine.landscape.Anchor;
import dev.basin.engine.landscape.AxisGeometry;
import dev.basin.engine.landscape.AxisKind;
import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.Origin;
import dev.basin.engine.landscape.Point;
import dev.basin.landscape.v1.ModelPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Geometry as the contract writes it. Enums have the same names there, under a prefix. */
public final class GeometryMessages {
    private static final String KIND = "AXIS_KIND_";
    private static final String ORIGIN = "ORIGIN_";
    private static final String ANCHOR = "ANCHOR_";

    private GeometryMessages() {}

    public static dev.basin.landscape.v1.Geometry toMessage(Geometry geometry) {
        var message = dev.basin.landscape.v1.Geometry.newBuilder()
                .setDelta1Norm(geometry.delta1Norm())
                .setTheta0Norm(geometry.theta0Norm())
                .setTheta1Norm(geometry.theta1Norm())
                .setParameters(geometry.parameters())
                .setOrigin(dev.basin.landscape.v1.Origin.valueOf(
                        ORIGIN + geometry.origin().name()))
                .setAlpha(toMessage(geometry.alpha()))
                .setOrthogonalized(geometry.orthogonalized());
        geometry.anchors().forEach((model, point) -> message.addModels(toMessage(model, point)));
        if (!geometry.isLine()) {
            AxisGeometry beta = geometry.axes().getLast();
            message.setDelta2Norm(beta.unscaledNorm())
                    .setScaledDelta2Norm(beta.norm())
                    .setBeta(toMessage(beta))
                    .setUnscaledCosine(geometry.unscaledCosine())
                    .setCosine(geometry.cosine());
        }
        return message.build();
    }

    public static Geometry fromMessage(dev.basin.landscape.v1.Geometry message) {
        List<AxisGeometry> axes = new ArrayList<>(List.of(axis(message.getAlpha())));
        if (message.hasBeta()) {
            axes.add(axis(message.getBeta()));
        }
        NavigableMap<Anchor, Point> anchors = new TreeMap<>();
        message.getModelsList()
                .forEach(model -> anchors.put(
                        Anchor.valueOf(name(model.getModel(), ANCHOR)), new Point(model.getAlpha(), model.getBeta())));
        return new Geometry(
                message.getTheta0Norm(),
                message.getTheta1Norm(),
                message.getDelta1Norm(),
                Origin.valueOf(name(message.getOrigin(), ORIGIN)),
                axes,
                message.getOrthogonalized(),
                message.hasUnscaledCosine() ? message.getUnscaledCosine() : Double.NaN,
                message.hasCosine() ? message.getCosine() : Double.NaN,
                anchors,
                message.getParameters());
    }

    public static AxisKind kind(dev.basin.landscape.v1.AxisKind kind) {
        return AxisKind.valueOf(name(kind, KIND));
    }

    private static dev.basin.landscape.v1.AxisGeometry toMessage(AxisGeometry axis) {
        return dev.basin.landscape.v1.AxisGeometry.newBuilder()
                .setKind(dev.basin.landscape.v1.AxisKind.valueOf(
                        KIND + axis.kind().name()))
                .setUnscaledNorm(axis.unscaledNorm())
                .setNorm(axis.norm())
                .build();
    }

    private static AxisGeometry axis(dev.basin.landscape.v1.AxisGeometry message) {
        return new AxisGeometry(kind(message.getKind()), message.getUnscaledNorm(), message.getNorm());
    }

    private static ModelPoint toMessage(Anchor model, Point point) {
        return ModelPoint.newBuilder()
                .setModel(dev.basin.landscape.v1.Anchor.valueOf(ANCHOR + model.name()))
                .setAlpha(point.alpha())
                .setBeta(point.beta())
                .build();
    }

    private static String name(Enum<?> value, String prefix) {
        return value.name().substring(prefix.length());
    }
}
