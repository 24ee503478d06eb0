package dev.basin.landscape.tiles;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a coordinator knows of its tiles: which are finished, which are under way, and which are to be sent next. It knows
 * neither queue nor clock.
 *
 * <p>Only a window of tiles is under way at once, so that a landscape of a million tiles fills no queue and little memory: one bit
 * a tile, and an entry for each that is under way. The window grows with the workers that are heard of, two tiles for each: one
 * that it evaluates, one that waits for it.
 *
 * <p>A tile is sent again in two cases. When none is left to send and a worker takes far longer than is usual, another one may be
 * faster; the first stored result wins. And a tile may be lost, by a broker that lost its disk, say: when nobody begins it for
 * long though a worker is free, or it was begun and nothing was heard of it for very long (that its worker died is the broker's
 * business, which delivers it to another). The longer it stays silent, the more rarely it is sent.
 */
public final class TileLedger {
    private static final int SMALLEST_WINDOW = 16;
    private static final int TILES_PER_WORKER = 2;
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK = SECOND / 2;
    private static final long PATIENCE = 30 * SECOND;
    private static final long PATIENCE_WITH_A_WORKER = 600 * SECOND;

    /** A tile that takes so many times as long as the median is worth a second worker. */
    private static final int SLOW = 3;

    /** A tile that takes so many times as long as the median may be lost. */
    private static final int LOST = 10;

    private final int tiles;
    private final BitSet finished;
    private final Map<Integer, SentTile> underWay = new LinkedHashMap<>();
    private final Set<String> workers = new HashSet<>();
    private final RecentDurations durations = new RecentDurations();
    private int finishedTiles;
    private int next;
    private int busy;
    private int sentAgain;
    private long latestLook;
    private long latestNews;

    /**
     * A ledger that starts now.
     *
     * @param tiles how many the landscape has
     * @param finished those whose results are stored already
     * @param now nanoseconds of a clock that never goes backwards, as in all calls
     */
    public TileLedger(int tiles, BitSet finished, long now) {
        this.tiles = tiles;
        this.finished = (BitSet) finished.clone();
        this.finishedTiles = this.finished.cardinality();
        this.next = this.finished.nextClearBit(0);
        this.latestNews = now;
        this.latestLook = now;
    }

    /**
     * Tiles to send now; they count as sent.
     *
     * @param most no more than so many under way at once
     */
    public List<Integer> send(int most, long now) {
        List<Integer> due = again(now);
        while (next < tiles && underWay.size() < Math.min(most, window())) {
            underWay.put(next, new SentTile(now, PATIENCE));
            due.add(next);
            next = finished.nextClearBit(next + 1);
        }
        return due;
    }

    /** A worker has begun a tile. The first one counts: another that begins it later is there because the first is slow. */
    public void begun(int tile, String worker, long now) {
        heardOf(worker, now);
        SentTile sent = underWay.get(tile);
        if (sent != null && !sent.isBegun()) {
            underWay.put(tile, sent.begun(now));
            busy++;
        }
    }

    /**
     * A tile's result is stored.
     *
     * @return whether that is news
     */
    public boolean finished(int tile, String worker, long now) {
        heardOf(worker, now);
        SentTile sent = underWay.remove(tile);
        if (sent != null && sent.isBegun()) {
            durations.add(now - sent.sinceNanos());
            busy--;
        }
        if (finished.get(tile)) {
            return false;
        }
        finished.set(tile);
        finishedTiles++;
        return true;
    }

    /** Tiles that were sent and are not finished, for a look into the store. */
    public List<Integer> underWay() {
        return List.copyOf(underWay.keySet());
    }

    public int finishedTiles() {
        return finishedTiles;
    }

    public boolean isComplete() {
        return finishedTiles == tiles;
    }

    /** How many times a tile was sent again. */
    public int sentAgain() {
        return sentAgain;
    }

    /** Tiles that may be under way at once. */
    int window() {
        return Math.max(SMALLEST_WINDOW, TILES_PER_WORKER * workers.size());
    }

    private List<Integer> again(long now) {
        List<Integer> due = new ArrayList<>();
        if (now - latestLook < LOOK) {
            return due;
        }
        latestLook = now;
        long median = durations.median();
        for (Map.Entry<Integer, SentTile> tile : underWay.entrySet()) {
            if (isLost(tile.getValue(), median, now) || isSlow(tile.getValue(), median, now)) {
                tile.setValue(tile.getValue().again(now));
                due.add(tile.getKey());
            }
        }
        sentAgain += due.size();
        return due;
    }

    private boolean isLost(SentTile tile, long median, long now) {
        long patience = Math.max(tile.patienceNanos(), LOST * median);
        return tile.isBegun()
                ? now - tile.sinceNanos() > Math.max(patience, PATIENCE_WITH_A_WORKER)
                : now - Math.max(tile.sinceNanos(), latestNews) > patience && (workers.isEmpty() || isAnyWorkerFree());
    }

    private boolean isSlow(SentTile tile, long median, long now) {
        return next >= tiles
                && tile.isBegun()
                && !tile.isSentAgain()
                && median > 0
                && isAnyWorkerFree()
                && now - tile.sinceNanos() > Math.max(SECOND, SLOW * median);
    }

    private boolean isAnyWorkerFree() {
        return workers.size() > busy;
    }

    private void heardOf(String worker, long now) {
        latestNews = now;
        if (!worker.isEmpty()) {
            workers.add(worker);
        }
    }
}
