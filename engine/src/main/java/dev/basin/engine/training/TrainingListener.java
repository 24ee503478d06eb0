package dev.basin.engine.training;

/** Follows a run; called on the training thread between steps. */
public interface TrainingListener {
    void stepped(StepMetrics metrics);

    /**
     * The run has reached a checkpoint: its start, a share of an epoch, or its end. The state is the run's own and changes with
     * the next step: save or copy what is wanted of it before returning.
     *
     * @param epoch passes over the examples done, as a fraction
     */
    void checkpoint(TrainingState state, double epoch);
}
