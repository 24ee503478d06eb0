package dev.basin.landscape.directions;

import dev.basin.engine.bert.BertModel;
import dev.basin.engine.curvature.Eigenvalue;
import dev.basin.engine.curvature.Lanczos;
import dev.basin.engine.curvature.LanczosSettings;
import dev.basin.engine.theta.ParameterVector;
import dev.basin.jobs.JobContext;
import dev.basin.landscape.spec.AxisRole;
import dev.basin.landscape.spec.LandscapeSpecs;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.AxisGeometry;
import dev.basin.landscape.v1.AxisKind;
import dev.basin.landscape.v1.ComputedDirection;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.curvature.CurvatureSteps;
import dev.basin.requests.curvature.Curvatures;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the eigenvectors of the Hessian at theta1, those of both axes in one search. */
@Singleton
class HessianDirections implements DirectionMaker {
    private static final int ALL_EXAMPLES = 0;

    /** Where the search starts; what it finds depends on it in the last digits only. */
    private static final long SEED = 0;

    private final Checkpoints checkpoints;
    private final Curvatures curvatures;
    private final DirectionStore store;

    HessianDirections(Checkpoints checkpoints, Curvatures curvatures, DirectionStore store) {
        this.checkpoints = checkpoints;
        this.curvatures = curvatures;
        this.store = store;
    }

    @Override
    public Axis.DirectionCase makes() {
        return Axis.DirectionCase.HESSIAN;
    }

    @Override
    public List<ComputedDirection> make(JobContext context, LandscapeSpec spec, List<AxisRole> axes) {
        int pairs = axes.stream().mapToInt(role -> index(spec, role)).max().orElseThrow();
        try (CurvatureSteps steps =
                curvatures.open(context, spec.getObjective(), spec.getTheta1(), spec.getNumericPath(), ALL_EXAMPLES)) {
            return steps.search(
                    "finding eigenvectors of the Hessian",
                    LandscapeSpecs.moving(spec).group(),
                    LanczosSettings.of(pairs, SEED),
                    lanczos -> keep(context, spec, axes, lanczos));
        }
    }

    private List<ComputedDirection> keep(JobContext context, LandscapeSpec spec, List<AxisRole> axes, Lanczos lanczos) {
        List<ComputedDirection> kept = new ArrayList<>();
        try (ParameterVector delta1 = delta1(spec);
                ParameterVector vector = ParameterVector.zeros(delta1.manager(), delta1.layout())) {
            for (AxisRole role : axes) {
                int pair = index(spec, role) - 1;
                lanczos.eigenvector(pair, vector);
                vector.scale(vector.dot(delta1) < 0 ? -1 : 1); // the side that training came to
                Eigenvalue found = lanczos.spectrum().eigenvalues().get(pair);
                kept.add(store.put(context, role, vector, geometry(vector, found)));
            }
        }
        return kept;
    }

    private static AxisGeometry geometry(ParameterVector vector, Eigenvalue found) {
        return AxisGeometry.newBuilder()
                .setKind(AxisKind.AXIS_KIND_HESSIAN)
                .setUnscaledNorm(1)
                .setNorm(vector.norm())
                .setEigenvalue(found.value())
                .setResidual(found.residual())
                .setConverged(found.converged())
                .build();
    }

    private ParameterVector delta1(LandscapeSpec spec) {
        try (BertModel theta0 = checkpoints.load("spec.theta0", spec.getTheta0(), spec.getNumericPath());
                BertModel theta1 = checkpoints.load("spec.theta1", spec.getTheta1(), spec.getNumericPath())) {
            return theta1.encoder().minus(theta0.encoder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int index(LandscapeSpec spec, AxisRole role) {
        return role.of(spec).getHessian().getIndex();
    }
}
