package dev.basin.engine.layers;

import dev.basin.engine.landscape.Moving;
import dev.basin.engine.landscape.Objective;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.layers.control.RandomPart;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.engine.theta.ParameterVector;
import java.util.ArrayList;
import java.util.List;

/**
 * theta1 with the parameters of one group set to theta0: head kept, nothing retrained (section 7 and table 1 of the paper). It
 * borrows all it is given and owns one scratch vector; it is for one engine thread at a time.
 */
public final class Rollback implements AutoCloseable {
    private final ParameterVector theta0;
    private final ParameterVector theta1;
    private final ParameterVector head;
    private final Objective objective;
    private final ParameterVector scratch;

    /**
     * @param theta0 encoder before training
     * @param theta1 encoder after training
     * @param head classifier after training
     */
    public Rollback(ParameterVector theta0, ParameterVector theta1, ParameterVector head, Objective objective) {
        this.theta0 = theta0;
        this.theta1 = theta1;
        this.head = head;
        this.objective = objective;
        this.scratch = theta1.copy();
    }

    /**
     * The paper's groups and two more: the thirds of the layers, all layers, and all that moves, which is the initial encoder
     * under the trained head, f(0, 0).
     */
    public static List<LayerGroup> groups(int layers, Moving moving) {
        List<LayerGroup> groups = new ArrayList<>(LayerGroup.thirds(layers));
        groups.add(LayerSets.all());
        groups.add(moving.group());
        return List.copyOf(groups);
    }

    /** theta1 as it is. */
    public RollbackRow baseline() {
        return new RollbackRow(RollbackRow.BASELINE, List.of(), 0, objective.evaluate(theta1, head));
    }

    /**
     * theta1 with the group at its values in theta0.
     *
     * @throws IllegalArgumentException if no parameter belongs to the group
     */
    public RollbackRow of(LayerGroup group) {
        LayerExtent extent = LayerExtent.of(group, theta1.layout());
        scratch.set(theta1);
        scratch.set(group, theta0);
        return new RollbackRow(group.name(), extent.layers(), extent.parameters(), objective.evaluate(scratch, head));
    }

    /**
     * theta1 with random numbers added on the group instead, as far away from theta1 as the rollback goes.
     *
     * @param draw which of the seed's draws, from 0
     * @throws IllegalArgumentException if no parameter belongs to the group
     */
    public PointValue perturbed(LayerGroup group, long seed, int draw) {
        try (ParameterVector part = theta1.part(group);
                ParameterVector change = RandomPart.draw(part, distance(group), seed, draw)) {
            scratch.set(theta1);
            scratch.setPartToPoint(part, 1, change);
            return objective.evaluate(scratch, head);
        }
    }

    /** How far the rollback of a group goes: ‖delta1‖ on the group. */
    public double distance(LayerGroup group) {
        try (ParameterVector to = theta1.part(group);
                ParameterVector from = theta0.part(group);
                ParameterVector delta1 = to.minus(from)) {
            return delta1.norm();
        }
    }

    /** R6: {@code l2}, how far the rollback of a group goes, and {@code relative_l2}, the same in units of ‖theta0‖ there. */
    public List<Measure> distances(LayerGroup group) {
        try (ParameterVector from = theta0.part(group)) {
            double distance = distance(group);
            return List.of(
                    Measure.of("l2", distance, "L2 norm", "R6: ‖theta1 - theta0‖ on the group"),
                    Measure.of(
                            "relative_l2",
                            distance / from.norm(),
                            "‖theta0‖",
                            "R6: ‖theta1 - theta0‖ / ‖theta0‖ on the group"));
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
