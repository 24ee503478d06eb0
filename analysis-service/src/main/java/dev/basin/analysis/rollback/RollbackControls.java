package dev.basin.analysis.rollback;

import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.Pieces;
import dev.basin.common.v1.Evaluation;
import dev.basin.engine.landscape.PointValue;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.layers.control.ControlKind;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.PointValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Evaluates controls (R7); each is a piece of its analysis, and a set of layers is evaluated once however often it is drawn. */
final class RollbackControls {
    private final RollbackPlan plan;
    private final Pieces pieces;
    private final EngineSession<Rollback> session;
    private final Map<LayerGroup, PointValue> sets = new HashMap<>();

    RollbackControls(RollbackPlan plan, Pieces pieces, EngineSession<Rollback> session) {
        this.plan = plan;
        this.pieces = pieces;
        this.session = session;
    }

    /** All controls of a group, random layers first. */
    List<Control> of(int index, LayerGroup group) {
        List<Control> controls = new ArrayList<>();
        List<LayerGroup> drawn = plan.randomLayers(group);
        for (int draw = 0; draw < drawn.size(); draw++) {
            LayerGroup set = drawn.get(draw);
            PointValue value = sets.computeIfAbsent(set, this::rolledBack);
            controls.add(new Control(
                    ControlKind.RANDOM_LAYERS, draw, plan.extent(set).layers(), value));
        }
        for (int draw = 0; draw < plan.controls(); draw++) {
            PointValue value = perturbed(index, group, draw);
            controls.add(new Control(
                    ControlKind.RANDOM_PERTURBATION, draw, plan.extent(group).layers(), value));
        }
        return controls;
    }

    private PointValue rolledBack(LayerGroup set) {
        return value("control/" + set.name(), rollback -> rollback.of(set).value());
    }

    private PointValue perturbed(int index, LayerGroup group, int draw) {
        return value(
                "control/%04d/perturbation/%04d".formatted(index, draw),
                rollback -> rollback.perturbed(group, plan.seed(), draw));
    }

    private PointValue value(String step, Function<Rollback, PointValue> work) {
        return PointValues.fromMessage(
                pieces.once(step, Evaluation.parser(), () -> session.with(work.andThen(PointValues::toMessage))));
    }
}
