package dev.basin.landscape.run;

import dev.basin.engine.curvature.CurvatureMeasures;
import dev.basin.engine.curvature.LanczosSettings;
import dev.basin.engine.curvature.Radius;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.evaluation.Evaluators;
import dev.basin.landscape.spec.CurvatureSpecs;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Curvature;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.curvature.Climb;
import dev.basin.requests.curvature.CurvatureSteps;
import dev.basin.requests.curvature.Curvatures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Measures the curvature at theta1, where a landscape asks for it; what is finished is not measured again. */
@Singleton
class CurvaturePhase {
    private final Curvatures curvatures;
    private final Evaluators evaluators;

    CurvaturePhase(Curvatures curvatures, Evaluators evaluators) {
        this.curvatures = curvatures;
        this.evaluators = evaluators;
    }

    List<Measure> run(JobContext context, LandscapeSpec spec) {
        return spec.hasCurvature() ? measure(context, spec) : List.of();
    }

    private List<Measure> measure(JobContext context, LandscapeSpec spec) {
        evaluators.release(context.key()); // both would need the memory of a dozen models
        Curvature wanted = spec.getCurvature();
        LayerGroup moving = LandscapeSpecs.moving(spec).group();
        try (CurvatureSteps steps = curvatures.open(
                context, spec.getObjective(), spec.getTheta1(), spec.getNumericPath(), wanted.getExamples())) {
            CurvatureMeasures measures = steps.measures(moving);
            List<Measure> found = new ArrayList<>();
            found.addAll(eigenvalues(steps, wanted, moving, measures));
            found.addAll(trace(steps, wanted, moving, measures));
            found.addAll(sharpness(steps, wanted, moving, measures));
            return found;
        }
    }

    private static List<Measure> eigenvalues(
            CurvatureSteps steps, Curvature wanted, LayerGroup moving, CurvatureMeasures measures) {
        return wanted.getEigenvalues() == 0
                ? List.of()
                : measures.of(steps.spectrum(
                        "curvature/eigenvalues",
                        "finding eigenvalues",
                        moving,
                        LanczosSettings.of(wanted.getEigenvalues(), wanted.getSeed())));
    }

    private static List<Measure> trace(
            CurvatureSteps steps, Curvature wanted, LayerGroup moving, CurvatureMeasures measures) {
        return wanted.getTraceProbes() == 0
                ? List.of()
                : measures.ofTrace(steps.trace(
                        "curvature/trace", "estimating the trace", moving, wanted.getTraceProbes(), wanted.getSeed()));
    }

    private static List<Measure> sharpness(
            CurvatureSteps steps, Curvature wanted, LayerGroup moving, CurvatureMeasures measures) {
        List<Radius> radii = CurvatureSpecs.radii(wanted);
        List<Measure> found = new ArrayList<>();
        try (Climb climb = steps.climb("curvature/sharpness", moving)) {
            found.add(measures.ofGradientNorm(climb.gradientNorm()));
            for (int i = 0; i < radii.size(); i++) {
                double length = radii.get(i).length(measures.theta1Norm());
                found.add(measures.ofRise(radii.get(i), climb.rise(i, length)));
            }
        }
        return found;
    }
}
