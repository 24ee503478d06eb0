package dev.basin.engine.landscape;

/** What an axis of a landscape runs along. */
public enum AxisKind {
    /** delta1 = theta1 − theta0: the way that training went. */
    OPTIMIZATION,

    /** theta2 − theta0, towards the model of another task: the paper's second axis. */
    SECOND_TASK,

    /** Gaussian, every filter as long as the same filter of theta1 (Li et al. 2018). */
    RANDOM_PER_FILTER,

    /** Gaussian, scaled as a whole. */
    RANDOM,

    /** A principal component of the states of training around theta1. */
    PRINCIPAL,

    /** An eigenvector of the Hessian of the training loss at theta1. */
    HESSIAN;

    /** Whether it leads from theta0 to another model, so that a landscape along it starts at theta0. */
    public boolean leavesTheta0() {
        return this == OPTIMIZATION || this == SECOND_TASK;
    }

    /** Whether its length means something: it is kept where every other axis is scaled to ‖delta1‖. */
    public boolean keepsItsLength() {
        return this == RANDOM_PER_FILTER;
    }
}
