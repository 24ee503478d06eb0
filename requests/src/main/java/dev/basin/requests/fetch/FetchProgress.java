package dev.basin.requests.fetch;

import java.util.Locale;

/** How much of the file of the moment has arrived. Written by one thread, read by any. */
final class FetchProgress {
    private static final double MEGABYTE = 1e6;
    private static final long UNKNOWN = -1;

    private volatile String file = "";
    private volatile long done;
    private volatile long total = UNKNOWN;

    /** @param length -1 where the server does not say */
    void begin(String name, long arrived, long length) {
        file = name;
        done = arrived;
        total = length;
    }

    void arrived(long bytes) {
        done = bytes;
    }

    /** For example "3.1 of 7.4 MB of SST-2.zip". */
    @Override
    public String toString() {
        String of = total == UNKNOWN ? "" : String.format(Locale.ROOT, " of %.1f", total / MEGABYTE);
        return String.format(Locale.ROOT, "%.1f%s MB of %s", done / MEGABYTE, of, file);
    }
}
