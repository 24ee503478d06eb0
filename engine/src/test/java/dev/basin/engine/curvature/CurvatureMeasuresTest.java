package dev.basin.engine.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.curvature.Radius.Unit;
import dev.basin.engine.landscape.measures.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvatureMeasuresTest {
    private final CurvatureMeasures measures = new CurvatureMeasures(64, 10);

    @Test
    void eigenvaluesComeInTwoUnitsWithTheirResiduals() {
        Spectrum spectrum =
                new Spectrum(List.of(new Eigenvalue(3, 0.001, true), new Eigenvalue(-2, 0.002, true)), 20, true);
        List<Measure> found = measures.of(spectrum);
        assertThat(found)
                .extracting(Measure::id)
                .containsExactly(
                        "hessian_eigenvalue@1",
                        "hessian_eigenvalue@1/theta1",
                        "hessian_residual@1",
                        "hessian_eigenvalue@2",
                        "hessian_eigenvalue@2/theta1",
                        "hessian_residual@2");
        assertThat(found).extracting(Measure::value).containsExactly(3.0, 300.0, 0.001, -2.0, -200.0, 0.002);
        assertThat(found.getFirst().reference()).contains("64 training examples");
        assertThat(found.getFirst().caveat()).contains("parameterization").doesNotContain("converged");
    }

    @Test
    void whatDidNotConvergeSaysSo() {
        Spectrum cutOff = new Spectrum(List.of(new Eigenvalue(3, 0.5, false)), 20, false);
        assertThat(measures.of(cutOff).getFirst().caveat())
                .contains("not converged")
                .contains("cap on products");
    }

    @Test
    void theTraceCarriesTheErrorOfItsProbesInBothUnits() {
        List<Measure> trace = measures.ofTrace(new Estimate(5, 0.5, 32));
        assertThat(trace).extracting(Measure::id).containsExactly("hessian_trace", "hessian_trace/theta1");
        assertThat(trace.get(0).standardError()).hasValue(0.5);
        assertThat(trace.get(1).standardError()).hasValue(50);
        assertThat(trace.get(0).reference()).contains("32 vectors");
        assertThat(measures.ofTrace(Estimate.of(5)).getFirst().standardError()).isEmpty();
    }

    @Test
    void aRadiusIsNamedAsItWasAskedAndMeasuredInItsUnit() {
        Measure absolute = measures.ofRise(new Radius(0.05, Unit.ABSOLUTE), new Estimate(0.2, 0.01, 64));
        Measure relative = measures.ofRise(new Radius(0.001, Unit.THETA1), new Estimate(0.1, 0.01, 64));
        assertThat(absolute.id()).isEqualTo("sam_sharpness@0.05/absolute");
        assertThat(absolute.standardError()).hasValue(0.01);
        assertThat(relative.id()).isEqualTo("sam_sharpness@0.001/theta1");
        assertThat(new Radius(0.001, Unit.THETA1).length(10)).isEqualTo(0.01, within(1e-15));
        assertThat(new Radius(0.05, Unit.ABSOLUTE).length(10)).isEqualTo(0.05);
        assertThatIllegalArgumentException().isThrownBy(() -> new Radius(0, Unit.ABSOLUTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Radius(Double.NaN, Unit.THETA1));
    }
}
