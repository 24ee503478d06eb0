package dev.basin.jobs;

/** Why a handler is told to stop before its work is done. */
public enum StopReason {
    /** Somebody asked for the job's end: it ends as CANCELLED. */
    CANCELLED,
    /** The process goes down: the job stays as it is and goes on elsewhere, or here after the restart. */
    SHUTDOWN,
    /** Another owner took the job over, or it was deleted: nothing that this owner writes is accepted any more. */
    OWNERSHIP_LOST
}
