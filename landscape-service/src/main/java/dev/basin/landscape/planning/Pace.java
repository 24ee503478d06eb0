package dev.basin.landscape.planning;

/**
 * How fast points are evaluated.
 *
 * @param secondsPerPoint mean over the points
 * @param points on which it was measured, at least 1
 */
public record Pace(double secondsPerPoint, int points) {
    private static final double NANOS_PER_SECOND = 1e9;

    public Pace {
        if (points < 1 || !(secondsPerPoint >= 0)) {
            throw new IllegalArgumentException("a pace needs at least 1 point and seconds from 0, got %d and %s"
                    .formatted(points, secondsPerPoint));
        }
    }

    /** The pace at which so many points took so long together. */
    public static Pace of(long nanos, int points) {
        return new Pace(nanos / NANOS_PER_SECOND / points, points);
    }

    /** The pace of points that take this many times as long. */
    Pace times(double factor) {
        return new Pace(secondsPerPoint * factor, points);
    }
}
