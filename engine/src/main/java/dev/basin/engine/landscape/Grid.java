package dev.basin.engine.landscape;

/**
 * The points of a landscape: every coordinate of alpha with every coordinate of beta.
 *
 * <p>Rows run along beta and columns along alpha; cell {@code row * columns + column} lies at
 * ({@code alpha.at(column)}, {@code beta.at(row)}). A grid need not be square. A line is a grid with the one row
 * beta = 0.
 */
public record Grid(Axis alpha, Axis beta) {
    /** The paper's surface: 40 × 40 points on [−4, 4]². */
    public static Grid paper() {
        return new Grid(paperAxis(), paperAxis());
    }

    /** The paper's curve: 40 points on [−4, 4]. */
    public static Grid paperLine() {
        return line(paperAxis());
    }

    public static Grid line(Axis alpha) {
        return new Grid(alpha, Axis.of(0));
    }

    private static Axis paperAxis() {
        return Axis.range(-4, 4, 40);
    }

    /** Whether every point has beta = 0, so that no second direction is needed. */
    public boolean isLine() {
        return beta.points() == 1 && beta.at(0) == 0;
    }

    public int columns() {
        return alpha.points();
    }

    public int rows() {
        return beta.points();
    }

    public int size() {
        return Math.multiplyExact(rows(), columns());
    }

    public int index(int row, int column) {
        return row * columns() + column;
    }

    public int row(int index) {
        return index / columns();
    }

    public int column(int index) {
        return index % columns();
    }

    public Point point(int index) {
        return new Point(alpha.at(column(index)), beta.at(row(index)));
    }

    /** Index of the cell closest to a point. */
    public int nearest(Point point) {
        return index(beta.nearest(point.beta()), alpha.nearest(point.alpha()));
    }

    public boolean covers(Point point) {
        return alpha.covers(point.alpha()) && beta.covers(point.beta());
    }

    /** Whether a cell has no neighbour on some side. A row of a line is no border. */
    public boolean isBorder(int index) {
        return isEnd(column(index), columns()) || (rows() > 1 && isEnd(row(index), rows()));
    }

    private static boolean isEnd(int position, int count) {
        return position == 0 || position == count - 1;
    }
}
