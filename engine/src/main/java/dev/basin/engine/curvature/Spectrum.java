package dev.basin.engine.curvature;

import java.util.List;

/**
 * The largest eigenvalues of an operator.
 *
 * @param eigenvalues by decreasing magnitude
 * @param products products with the operator that it took
 * @param confirmed whether a second search, from a random vector beside the pairs found, brought no other to light
 */
public record Spectrum(List<Eigenvalue> eigenvalues, int products, boolean confirmed) {
    public Spectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }
}
