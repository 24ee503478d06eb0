package dev.basin.landscape.tiles;

/**
 * A tile that was sent and is not finished.
 *
 * @param sinceNanos when it was sent or, if a worker has begun it, begun
 * @param isBegun whether a worker has begun it
 * @param isSentAgain whether it was sent more than once
 * @param patienceNanos how long it may stay silent before it is sent again
 */
record SentTile(long sinceNanos, boolean isBegun, boolean isSentAgain, long patienceNanos) {
    SentTile(long sinceNanos, long patienceNanos) {
        this(sinceNanos, false, false, patienceNanos);
    }

    SentTile begun(long now) {
        return new SentTile(now, true, isSentAgain, patienceNanos);
    }

    /** Sent once more; the next time only after twice as long. */
    SentTile again(long now) {
        return new SentTile(isBegun ? sinceNanos : now, isBegun, true, 2 * patienceNanos);
    }
}
