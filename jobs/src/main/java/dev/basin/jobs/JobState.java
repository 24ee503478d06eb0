package dev.basin.jobs;

/** Where a job stands. PENDING, RUNNING, then one of the three ends; an ended job never changes again. */
public enum JobState {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this != PENDING && this != RUNNING;
    }
}
