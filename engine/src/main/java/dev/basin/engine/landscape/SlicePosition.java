package dev.basin.engine.landscape;

/**
 * The point of a slice that lies nearest to a state: its least-squares coordinates from the slice's origin.
 *
 * @param alpha coordinate along the first direction
 * @param beta coordinate along the second; 0 on a line
 * @param distance Euclidean distance of the state from the slice
 */
public record SlicePosition(double alpha, double beta, double distance) {
    /**
     * On a line.
     *
     * @param square ‖displacement‖²
     * @param along ⟨displacement, direction⟩
     * @param unit ‖direction‖²
     */
    static SlicePosition onLine(double square, double along, double unit) {
        double alpha = along / unit;
        return new SlicePosition(alpha, 0, root(square - alpha * along));
    }

    /**
     * On a plane, by the normal equations of both directions at once: projecting on one axis after the other would be wrong
     * where they are not orthogonal.
     *
     * @param along2 ⟨displacement, second direction⟩
     * @param unit2 ‖second direction‖²
     * @param between inner product of the directions
     */
    static SlicePosition onPlane(
            double square, double along, double unit, double along2, double unit2, double between) {
        double determinant = unit * unit2 - between * between;
        double alpha = (along * unit2 - along2 * between) / determinant;
        double beta = (along2 * unit - along * between) / determinant;
        return new SlicePosition(alpha, beta, root(square - alpha * along - beta * along2));
    }

    /** Whether there is such a point: there is none below a state with parameters that are not numbers. */
    public boolean isFinite() {
        return Float.isFinite((float) alpha) && Float.isFinite((float) beta);
    }

    /** The point itself, exactly on the slice. */
    public Point point() {
        return new Point(alpha, beta);
    }

    /** Rounding can push the radicand of a state that lies on the slice just below zero. */
    private static double root(double radicand) {
        return Math.sqrt(Math.max(0, radicand));
    }
}
