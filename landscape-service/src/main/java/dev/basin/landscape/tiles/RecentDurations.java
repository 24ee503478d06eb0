package dev.basin.landscape.tiles;

import java.util.Arrays;

/** How long the latest tiles took. */
final class RecentDurations {
    private static final int MEMORY = 64;

    private final long[] nanos = new long[MEMORY];
    private int known;
    private int next;

    void add(long duration) {
        nanos[next] = duration;
        next = (next + 1) % MEMORY;
        known = Math.min(known + 1, MEMORY);
    }

    /** 0 while none is known. */
    long median() {
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return known == 0 ? 0 : sorted[known / 2];
    }
}
