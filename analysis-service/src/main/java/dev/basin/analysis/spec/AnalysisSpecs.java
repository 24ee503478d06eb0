package dev.basin.analysis.spec;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.landscape.Moving;
import dev.basin.engine.layers.Rollback;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an analysis's request means: its checks and its defaults. */
@Singleton
public class AnalysisSpecs {
    private static final int FEWEST_LAYERS = 3;

    private final Checkpoints checkpoints;
    private final Objectives objectives;
    private final NumericPaths numericPaths;

    AnalysisSpecs(Checkpoints checkpoints, Objectives objectives, NumericPaths numericPaths) {
        this.checkpoints = checkpoints;
        this.objectives = objectives;
        this.numericPaths = numericPaths;
    }

    /**
     * Checks everything that can be checked before the work starts, files included, and fills in defaults.
     *
     * @throws Refusal with every field at fault, UNIMPLEMENTED for questions of later versions
     */
    public AnalysisSpec complete(AnalysisSpec spec) {
        Violations violations = new Violations();
        violations.require(!spec.getTheta0().getKey().isEmpty(), "spec.theta0.key", "nothing", "a checkpoint's key");
        violations.require(!spec.getTheta1().getKey().isEmpty(), "spec.theta1.key", "nothing", "a checkpoint's key");
        violations.throwIfAny();
        requireRollback(spec);
        checkpoints.open("spec.theta0", spec.getTheta0());
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        checkGroups(spec.getRollback(), theta1);
        objectives.check("spec.objective", spec.getObjective(), theta1);
        return spec.toBuilder()
                .setNumericPath(numericPaths.forEvaluation("spec.numeric_path", spec.getNumericPath()))
                .build();
    }

    /** The groups to roll back one at a time: those named, or the thirds and all layers; the whole encoder in any case. */
    public static List<LayerGroup> groups(AnalysisSpec spec, int layers) {
        List<dev.basin.analysis.v1.LayerGroup> named = spec.getRollback().getGroupsList();
        return named.isEmpty()
                ? Rollback.groups(layers, Moving.WHOLE_ENCODER)
                : Stream.concat(
                                named.stream().map(group -> new LayerGroup(group.getName(), group.getGlobsList())),
                                Stream.of(LayerGroup.wholeEncoder()))
                        .toList();
    }

    private static void requireRollback(AnalysisSpec spec) {
        switch (spec.getQuestionCase()) {
            case ROLLBACK -> requirePlain(spec.getRollback());
            case QUESTION_NOT_SET -> {
                Violations violations = new Violations();
                violations.add("spec", "asks no question; accepted: rollback");
                violations.throwIfAny();
            }
            default -> {
                String question = spec.getQuestionCase().name().toLowerCase(Locale.ROOT);
                throw Refusal.notImplemented("spec." + question, question, "rollback");
            }
        }
    }

    private static void requirePlain(dev.basin.analysis.v1.Rollback rollback) {
        if (rollback.getSingleLayers()) {
            throw Refusal.notImplemented("spec.rollback.single_layers", "true", "false");
        }
        if (rollback.getPrefixesAndSuffixes()) {
            throw Refusal.notImplemented("spec.rollback.prefixes_and_suffixes", "true", "false");
        }
        if (rollback.getControls() != 0) {
            throw Refusal.notImplemented("spec.rollback.controls", String.valueOf(rollback.getControls()), "0");
        }
    }

    private static void checkGroups(dev.basin.analysis.v1.Rollback rollback, ModelDirectory model) {
        Violations violations = new Violations();
        int layers = model.config().layers();
        if (rollback.getGroupsCount() == 0) {
            violations.require(
                    layers >= FEWEST_LAYERS,
                    "spec.rollback.groups",
                    "no groups for a model of " + layers + " layers",
                    "groups by name, or a model of 3 layers or more for its thirds");
        }
        for (int i = 0; i < rollback.getGroupsCount(); i++) {
            check("spec.rollback.groups[" + i + "]", rollback.getGroups(i), model, violations);
        }
        violations.throwIfAny();
    }

    private static void check(
            String field, dev.basin.analysis.v1.LayerGroup group, ModelDirectory model, Violations violations) {
        violations.require(!group.getName().isBlank(), field + ".name", "nothing", "a name");
        violations.require(group.getGlobsCount() > 0, field + ".globs", "nothing", "at least one glob");
        for (int i = 0; i < group.getGlobsCount(); i++) {
            String glob = group.getGlobs(i);
            LayerGroup alone = new LayerGroup("glob", List.of(glob));
            boolean matches = BertParameters.encoder(model.config()).slots().stream()
                    .anyMatch(slot -> alone.contains(slot.name()));
            violations.require(
                    matches, field + ".globs[" + i + "]", "'" + glob + "'", "a glob that some parameter matches");
        }
    }
}
