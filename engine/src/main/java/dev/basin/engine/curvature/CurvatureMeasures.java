package dev.basin.engine.curvature;

import dev.basin.engine.landscape.measures.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * Curvature at theta1 as numbers to read. Curvatures come per square of absolute length and, as {@code id/theta1}, per square of
 * ‖theta1‖: a model with larger weights bends less for the same function.
 *
 * <table>
 * <caption>Ids; i counts eigenvalues from 1, rho is a radius and u its unit, absolute or theta1</caption>
 * <tr><td>F2</td><td>{@code sam_sharpness@rho/u}, {@code gradient_norm}</td></tr>
 * <tr><td>F3</td><td>{@code hessian_eigenvalue@i}, {@code hessian_eigenvalue@i/theta1}, {@code hessian_residual@i},
 * {@code hessian_trace}, {@code hessian_trace/theta1}</td></tr>
 * </table>
 *
 * @param examples training examples that the loss is a mean over
 * @param theta1Norm ‖theta1‖ over the parameters that move
 */
public record CurvatureMeasures(int examples, double theta1Norm) {
    private static final String PER_LENGTH = "nats per (L2 norm)²";
    private static final String PER_THETA1 = "nats per (‖theta1‖)²";
    private static final String PARAMETERIZATION =
            "depends on the parameterization: the same function written with other weights bends otherwise";

    /** Each eigenvalue and its residual. */
    public List<Measure> of(Spectrum spectrum) {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < spectrum.eigenvalues().size(); i++) {
            Eigenvalue found = spectrum.eigenvalues().get(i);
            String caveat = caveat(found, spectrum.confirmed());
            String reference = "F3: eigenvalue %d of the Hessian by magnitude, %s".formatted(i + 1, over());
            String id = "hessian_eigenvalue@" + (i + 1);
            measures.addAll(curvatures(id, found.value(), Double.NaN, reference, caveat));
            measures.add(residual(i + 1, found));
        }
        return measures;
    }

    /** The trace, with its standard error over the probes. */
    public List<Measure> ofTrace(Estimate trace) {
        String reference = "F3: trace of the Hessian, mean of v'Hv over %d vectors of random signs (Hutchinson), %s"
                .formatted(trace.values(), over());
        return curvatures("hessian_trace", trace.mean(), trace.standardError(), reference, PARAMETERIZATION);
    }

    public Measure ofGradientNorm(double norm) {
        return Measure.of(
                "gradient_norm", norm, "nats per L2 norm", "F2: ‖g‖, the gradient of the training loss, " + over());
    }

    /** The rise along the gradient, with its standard error over the examples. */
    public Measure ofRise(Radius radius, Estimate rise) {
        String id =
                Measure.id("sam_sharpness", radius.size()) + "/" + radius.unit().key();
        String reference = "F2: L(theta1 + rho g/‖g‖) - L(theta1), rho = %s in L2 norm, %s"
                .formatted(radius.length(theta1Norm), over());
        return withError(Measure.of(id, rise.mean(), "nats", reference), rise.standardError())
                .withCaveat("the examples it is measured on also chose the direction");
    }

    private static Measure residual(int index, Eigenvalue found) {
        return Measure.of(
                "hessian_residual@" + index,
                found.residual(),
                PER_LENGTH,
                "F3: ‖Hv - lambda v‖ of eigenvalue " + index + ": an eigenvalue of H lies no further from lambda");
    }

    /** @param standardError NaN for none */
    private List<Measure> curvatures(String id, double value, double standardError, String reference, String caveat) {
        double square = theta1Norm * theta1Norm;
        return List.of(
                withError(Measure.of(id, value, PER_LENGTH, reference), standardError)
                        .withCaveat(caveat),
                withError(Measure.of(id + "/theta1", square * value, PER_THETA1, reference), square * standardError)
                        .withCaveat(caveat));
    }

    private static Measure withError(Measure measure, double standardError) {
        return Double.isNaN(standardError) ? measure : measure.withStandardError(standardError);
    }

    private static String caveat(Eigenvalue found, boolean confirmed) {
        List<String> caveats = new ArrayList<>(List.of(PARAMETERIZATION));
        if (!found.converged()) {
            caveats.add("not converged: see its residual");
        }
        if (!confirmed) {
            caveats.add("the search ended at its cap on products: a larger one may be missing");
        }
        return String.join("; ", caveats);
    }

    private String over() {
        return "over %d training examples".formatted(examples);
    }
}
