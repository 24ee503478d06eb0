package dev.basin.landscape.planning;

import dev.basin.engine.landscape.Tile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures how fast tiles are finished. Those that were finished before, by another attempt, do not count.
 *
 * <p>The time is the coordinator's: tiles that several workers evaluate side by side count as fast as they come back together.
 */
public final class PaceMeter {
    /** So many tiles tell the pace: one alone would be told mostly by what is loaded for the first time. */
    public static final int FIRST_TILES = 2;

    private final List<Tile> tiles;
    private final Set<Integer> finishedBefore;
    private final long startNanos;
    private final Consumer<Pace> firstPoints;
    private boolean told;

    /**
     * A meter that starts now.
     *
     * @param tiles all tiles of the landscape
     * @param nowNanos of a clock that never goes backwards
     * @param firstPoints hears the pace once, when enough tiles tell that of the others
     */
    public PaceMeter(List<Tile> tiles, Set<Integer> finishedBefore, long nowNanos, Consumer<Pace> firstPoints) {
        this.tiles = List.copyOf(tiles);
        this.finishedBefore = Set.copyOf(finishedBefore);
        this.startNanos = nowNanos;
        this.firstPoints = firstPoints;
    }

    /** Looks at what is finished by now. */
    public void look(Set<Integer> finished, long nowNanos) {
        boolean enough = finished.size() - finishedBefore.size() >= FIRST_TILES;
        if (!told && enough && finished.size() < tiles.size()) {
            told = true;
            pace(finished, nowNanos).ifPresent(firstPoints);
        }
    }

    /** Whether the first points were heard of. */
    public boolean hasTold() {
        return told;
    }

    /** The pace so far; empty if nothing was finished. */
    public Optional<Pace> pace(Set<Integer> finished, long nowNanos) {
        int points = finished.stream()
                .filter(tile -> !finishedBefore.contains(tile))
                .mapToInt(tile -> tiles.get(tile).count())
                .sum();
        return points == 0 ? Optional.empty() : Optional.of(Pace.of(nowNanos - startNanos, points));
    }
}
