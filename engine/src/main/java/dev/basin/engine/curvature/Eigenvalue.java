package dev.basin.engine.curvature;

/**
 * An eigenvalue as it was found.
 *
 * @param value the Rayleigh quotient v'Av / v'v
 * @param residual ‖Av − value·v‖ / ‖v‖, by a product taken after the search: an eigenvalue of A lies no further from the value
 * @param converged whether the residual satisfies the rule of {@link LanczosSettings#accepts}
 */
public record Eigenvalue(double value, double residual, boolean converged) {}
