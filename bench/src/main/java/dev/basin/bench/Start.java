package dev.basin.bench;

/** One start: until ready, by the clock and in processor time, and the memory that was resident then. */
record Start(double seconds, double processorSeconds, double residentMegabytes) {}
