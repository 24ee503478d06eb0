package dev.basin.landscape.spec;

import dev.basin.engine.curvature.Radius;
import dev.basin.landscape.v1.Curvature;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.errors.Violations;
import java.util.List;
import java.util.stream.Stream;

/** Reads which curvatures a landscape asks for. */
public final class CurvatureSpecs {
    private static final int MOST_EIGENVALUES = 50;
    private static final int MOST_PROBES = 10_000;
    private static final int MOST_RADII = 20;
    private static final int DEFAULT_EIGENVALUES = 1;
    private static final int DEFAULT_PROBES = 32;
    private static final int DEFAULT_EXAMPLES = 256;

    /** The radius of Foret et al. and ten times that, which float32 losses tell better; and a thousandth of theta1. */
    private static final List<Double> DEFAULT_RADII = List.of(0.05, 0.5);

    private static final List<Double> DEFAULT_RELATIVE_RADII = List.of(0.001);

    private CurvatureSpecs() {}

    /** Notes everything that is wrong with the request for curvature, if there is one. */
    static void check(LandscapeSpec spec, Violations violations) {
        Curvature curvature = spec.getCurvature();
        int eigenvalues = curvature.getEigenvalues();
        int probes = curvature.getTraceProbes();
        int examples = curvature.getExamples();
        violations.require(
                eigenvalues >= 0 && eigenvalues <= MOST_EIGENVALUES,
                "spec.curvature.eigenvalues",
                eigenvalues,
                "0 to " + MOST_EIGENVALUES);
        violations.require(
                probes >= 0 && probes <= MOST_PROBES, "spec.curvature.trace_probes", probes, "0 to " + MOST_PROBES);
        violations.require(examples >= 0, "spec.curvature.examples", examples, "0 or more");
        check("spec.curvature.radii", curvature.getRadiiList(), violations);
        check("spec.curvature.relative_radii", curvature.getRelativeRadiiList(), violations);
    }

    private static void check(String field, List<Double> radii, Violations violations) {
        violations.require(radii.size() <= MOST_RADII, field, radii.size() + " radii", "at most " + MOST_RADII);
        for (int i = 0; i < radii.size(); i++) {
            double radius = radii.get(i);
            violations.require(
                    radius > 0 && Double.isFinite(radius), field + "[" + i + "]", radius, "a finite number above 0");
        }
    }

    /** Fills in the defaults of a request that was checked. */
    static LandscapeSpec complete(LandscapeSpec spec) {
        return spec.hasCurvature()
                ? spec.toBuilder().setCurvature(complete(spec.getCurvature())).build()
                : spec;
    }

    private static Curvature complete(Curvature curvature) {
        Curvature.Builder complete = curvature.toBuilder();
        if (!curvature.hasEigenvalues()) {
            complete.setEigenvalues(DEFAULT_EIGENVALUES);
        }
        if (!curvature.hasTraceProbes()) {
            complete.setTraceProbes(DEFAULT_PROBES);
        }
        if (curvature.getRadiiCount() == 0 && curvature.getRelativeRadiiCount() == 0) {
            complete.addAllRadii(DEFAULT_RADII).addAllRelativeRadii(DEFAULT_RELATIVE_RADII);
        }
        return curvature.getExamples() == 0
                ? complete.setExamples(DEFAULT_EXAMPLES).build()
                : complete.build();
    }

    /** The radii of a complete request, in its order. */
    public static List<Radius> radii(Curvature curvature) {
        return Stream.concat(
                        radii(curvature.getRadiiList(), Radius.Unit.ABSOLUTE),
                        radii(curvature.getRelativeRadiiList(), Radius.Unit.THETA1))
                .toList();
    }

    private static Stream<Radius> radii(List<Double> sizes, Radius.Unit unit) {
        return sizes.stream().map(size -> new Radius(size, unit));
    }
}
