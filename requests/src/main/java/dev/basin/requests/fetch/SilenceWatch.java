package dev.basin.requests.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes a body from which nothing has come for too long: its reader fails instead of waiting for ever. */
final class SilenceWatch implements AutoCloseable {
    private final InputStream body;
    private final long patienceNanos;
    private final Thread watcher;
    private volatile long heardNanos = System.nanoTime();
    private volatile boolean over;

    SilenceWatch(InputStream body, Duration patience) {
        this.body = body;
        this.patienceNanos = patience.toNanos();
        this.watcher = Thread.ofVirtual().name("fetch-silence").start(this::watch);
    }

    void heard() {
        heardNanos = System.nanoTime();
    }

    private void watch() {
        while (!over) {
            long left = patienceNanos - (System.nanoTime() - heardNanos);
            if (left <= 0) {
                giveUp();
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private void giveUp() {
        try {
            body.close();
        } catch (IOException e) {
            // The reader meets the same failure and tells of it.
            over = true;
        }
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(watcher);
    }
}
