package dev.basin.gateway.experiment;

import dev.basin.gateway.experiment.PlannedPhase.Drawing;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.Curvature;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.OptimizationDirection;
import dev.basin.landscape.v1.RandomDirection;
import dev.basin.landscape.v1.Range;
import java.util.List;
import java.util.Optional;

/** The lines and planes of one repetition. */
record LandscapePlans(ExperimentSpec spec, Repetition repetition) {
    /** Every filter is as long as that of theta1, so that 1 is a large step already. */
    private static final Range RANDOM_RANGE = Sizes.range(-1, 1, 11);

    /** The line through both end points; curvature is measured along with it, since both are about the end. */
    Drawing curve(Start start) {
        String title = "Loss curve, " + Repetition.adjective(start);
        LandscapeSpec.Builder draft = landscape(title).setAlpha(optimization(spec.getCurve()));
        if (spec.getExtras().getCurvature()) {
            draft.setCurvature(Curvature.getDefaultInstance());
        }
        return drawing(title, start, draft, Optional.empty(), List.of(), "curve");
    }

    /** The paper's plane, with the path of training on it. */
    Drawing surface(Start start) {
        String title = "Loss surface, " + Repetition.adjective(start);
        return plane(title, start, List.of(repetition.target(start)));
    }

    /** The same plane with the path of further training behind that of training. */
    Drawing furtherPath() {
        Start start = Start.START_PRETRAINED;
        List<String> path = List.of(repetition.target(start), repetition.name("finetune", start, "further"));
        return plane("Path of further training", start, path, "further");
    }

    private Drawing plane(String title, Start start, List<String> path, String... more) {
        LandscapeSpec.Builder draft = landscape(title)
                .setAlpha(optimization(spec.getSurfaceAlpha()))
                .setBeta(Axis.newBuilder().setRange(spec.getSurfaceBeta()));
        return drawing(title, start, draft, Optional.of(repetition.second(start)), path, "surface", more);
    }

    /** W4: the ground around the end point along directions that no training chose, the same ones for both starts. */
    Drawing random(Start start) {
        String title = "Surface along random directions, " + Repetition.adjective(start);
        LandscapeSpec.Builder draft = landscape(title).setAlpha(random(1)).setBeta(random(2));
        return drawing(title, start, draft, Optional.empty(), List.of(), "surface", "random");
    }

    private Drawing drawing(
            String title,
            Start start,
            LandscapeSpec.Builder draft,
            Optional<String> second,
            List<String> path,
            String kind,
            String... more) {
        return new Drawing(
                repetition.id(title, start, kind, more), draft.build(), repetition.target(start), second, path);
    }

    private LandscapeSpec.Builder landscape(String title) {
        return LandscapeSpec.newBuilder()
                .setDisplayName(repetition.title(title))
                .setObjective(RepetitionPlan.objective(spec))
                .setNumericPath(spec.getNumericPath());
    }

    private static Axis optimization(Range range) {
        return Axis.newBuilder()
                .setOptimization(OptimizationDirection.getDefaultInstance())
                .setRange(range)
                .build();
    }

    private static Axis random(long seed) {
        return Axis.newBuilder()
                .setRandom(RandomDirection.newBuilder().setSeed(seed))
                .setRange(RANDOM_RANGE)
                .build();
    }
}
