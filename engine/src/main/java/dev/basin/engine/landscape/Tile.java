package dev.basin.engine.landscape;

/**
 * A few consecutive points of a {@link PointPlan}: the unit of work that one worker takes at a time.
 *
 * @param index position among the tiles of the plan, from 0
 * @param first plan index of the first point
 * @param count how many points, at least 1
 */
public record Tile(int index, int first, int count) {
    public Tile {
        if (index < 0 || first < 0 || count < 1) {
            throw new IllegalArgumentException("a tile needs index >= 0, first >= 0 and count >= 1, got %d, %d, %d"
                    .formatted(index, first, count));
        }
    }

    /** Plan index after the last point. */
    public int end() {
        return first + count;
    }
}
