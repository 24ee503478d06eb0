package dev.basin.landscape.planning;

/**
 * What there is to evaluate.
 *
 * @param gridPoints points of the grid
 * @param probes points beside it
 * @param examples of both sets together, evaluated at every point
 */
record Workload(int gridPoints, int probes, int examples) {
    int points() {
        return gridPoints + probes;
    }
}
