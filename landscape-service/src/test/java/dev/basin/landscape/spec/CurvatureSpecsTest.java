package dev.basin.landscape.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.engine.curvature.Radius;
import dev.basin.engine.curvature.Radius.Unit;
import dev.basin.landscape.v1.Curvature;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvatureSpecsTest {
    @Test
    void namesEveryFieldAtFault() {
        Curvature bad = Curvature.newBuilder()
                .setEigenvalues(51)
                .setTraceProbes(-1)
                .setExamples(-1)
                .addRadii(0.1)
                .addRadii(0)
                .addRelativeRadii(Double.NaN)
                .build();
        assertThat(fields(bad))
                .containsExactly(
                        "spec.curvature.eigenvalues",
                        "spec.curvature.trace_probes",
                        "spec.curvature.examples",
                        "spec.curvature.radii[1]",
                        "spec.curvature.relative_radii[0]");
        Curvature many = Curvature.newBuilder()
                .addAllRadii(Collections.nCopies(21, 1.0))
                .addRelativeRadii(Double.POSITIVE_INFINITY)
                .build();
        assertThat(fields(many)).containsExactly("spec.curvature.radii", "spec.curvature.relative_radii[0]");
        assertThat(fields(Curvature.getDefaultInstance())).isEmpty();
    }

    @Test
    void fillsInWhatIsUnsetAndNothingElse() {
        assertThat(complete(Curvature.getDefaultInstance()))
                .isEqualTo(Curvature.newBuilder()
                        .setEigenvalues(1)
                        .setTraceProbes(32)
                        .addRadii(0.05)
                        .addRadii(0.5)
                        .addRelativeRadii(0.001)
                        .setExamples(256)
                        .build());
        Curvature chosen = Curvature.newBuilder()
                .setEigenvalues(0)
                .setTraceProbes(0)
                .addRelativeRadii(0.01)
                .setSeed(7)
                .setExamples(8)
                .build();
        assertThat(complete(chosen)).isEqualTo(chosen);
        assertThat(CurvatureSpecs.complete(LandscapeSpec.getDefaultInstance()).hasCurvature())
                .isFalse();
    }

    @Test
    void radiiKeepTheirUnits() {
        Curvature both =
                Curvature.newBuilder().addRadii(0.1).addRelativeRadii(0.01).build();
        assertThat(CurvatureSpecs.radii(both))
                .containsExactly(new Radius(0.1, Unit.ABSOLUTE), new Radius(0.01, Unit.THETA1));
    }

    private static Curvature complete(Curvature curvature) {
        return CurvatureSpecs.complete(spec(curvature)).getCurvature();
    }

    private static List<String> fields(Curvature curvature) {
        Violations violations = new Violations();
        CurvatureSpecs.check(spec(curvature), violations);
        try {
            violations.throwIfAny();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.violations().stream().map(FieldViolation::getField).toList();
        }
    }

    private static LandscapeSpec spec(Curvature curvature) {
        return LandscapeSpec.newBuilder().setCurvature(curvature).build();
    }
}
