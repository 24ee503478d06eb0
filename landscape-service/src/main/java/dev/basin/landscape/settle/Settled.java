package dev.basin.landscape.settle;

import dev.basin.engine.landscape.Geometry;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.measures.ProtocolMeasures;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.SettledLandscape;
import dev.basin.requests.GeometryMessages;
import java.util.List;
import java.util.Optional;

/**
 * A landscape with everything settled that its request leaves open.
 *
 * @param spec the request; no range is automatic
 * @param plan every point to evaluate: the grid, and beside it the models that lie on it and what the measures need exactly
 * @param directions those that were computed
 * @param sha256 checksum by which tiles refer to it
 */
public record Settled(
        LandscapeSpec spec, Geometry geometry, PointPlan plan, List<ComputedDirection> directions, String sha256) {
    public Settled {
        directions = List.copyOf(directions);
    }

    static Settled of(SettledLandscape message, String sha256) {
        LandscapeSpec spec = message.getSpec();
        Geometry geometry = GeometryMessages.fromMessage(message.getGeometry());
        PointPlan plan = ProtocolMeasures.plan(LandscapeSpecs.grid(spec), geometry);
        return new Settled(spec, geometry, plan, message.getDirectionsList(), sha256);
    }

    /** The direction of an axis if it was computed. */
    public Optional<ComputedDirection> direction(AxisRole role) {
        return find(directions, role);
    }

    static Optional<ComputedDirection> find(List<ComputedDirection> directions, AxisRole role) {
        return directions.stream()
                .filter(direction -> direction.getAxis().equals(role.key()))
                .findFirst();
    }
}
