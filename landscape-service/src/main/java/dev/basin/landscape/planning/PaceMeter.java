package dev.basin.landscape.planning;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures how fast tiles are finished by one attempt at a landscape.
 *
 * <p>The time is the coordinator's: tiles that several workers evaluate side by side count as fast as they come back together.
 */
public final class PaceMeter {
    /** So many tiles tell the pace: one alone would be told mostly by what is loaded for the first time. */
    public static final int FIRST_TILES = 2;

    private final long startNanos;
    private final Consumer<Pace> firstPoints;
    private int tiles;
    private int points;

    /**
     * A meter that starts now.
     *
     * @param nowNanos of a clock that never goes backwards
     * @param firstPoints hears the pace once, when enough tiles tell that of the others
     */
    public PaceMeter(long nowNanos, Consumer<Pace> firstPoints) {
        this.startNanos = nowNanos;
        this.firstPoints = firstPoints;
    }

    /**
     * Counts a tile that was finished now.
     *
     * @param points how many it has
     * @param last whether it leaves none to be finished, so that there is nothing to foretell
     */
    public void add(int points, boolean last, long nowNanos) {
        tiles++;
        this.points += points;
        if (tiles == FIRST_TILES && !last) {
            pace(nowNanos).ifPresent(firstPoints);
        }
    }

    /** Whether enough tiles were finished to tell the pace. */
    public boolean hasTold() {
        return tiles >= FIRST_TILES;
    }

    /** The pace so far; empty if nothing was finished. */
    public Optional<Pace> pace(long nowNanos) {
        return points == 0 ? Optional.empty() : Optional.of(Pace.of(nowNanos - startNanos, points));
    }
}
