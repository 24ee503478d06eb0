package dev.basin.engine.landscape;

import java.util.List;
import java.util.stream.IntStream;

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

    /** So many points cut into tiles of so many each; the last one may hold fewer. */
    public static List<Tile> cut(int points, int pointsPerTile) {
        return IntStream.range(0, count(points, pointsPerTile))
                .mapToObj(index -> at(index, points, pointsPerTile))
                .toList();
    }

    /** How many tiles there are when so many points are cut. */
    public static int count(int points, int pointsPerTile) {
        if (pointsPerTile < 1) {
            throw new IllegalArgumentException("a tile needs at least 1 point, got " + pointsPerTile);
        }
        return Math.ceilDiv(points, pointsPerTile);
    }

    /** One of the tiles into which so many points are cut. */
    public static Tile at(int index, int points, int pointsPerTile) {
        int first = Math.multiplyExact(index, pointsPerTile);
        return new Tile(index, first, Math.min(pointsPerTile, points - first));
    }

    /** Plan index after the last point. */
    public int end() {
        return first + count;
    }
}
