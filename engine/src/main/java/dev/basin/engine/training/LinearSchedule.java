package dev.basin.engine.training;

/**
 * The learning rate of Devlin et al.: it rises from 0 to its peak in a line, then falls to 0 in a line.
 *
 * @param warmupSteps steps until the peak, at least 0 and below {@code totalSteps}
 */
record LinearSchedule(double peak, long warmupSteps, long totalSteps) {
    LinearSchedule {
        if (warmupSteps < 0 || warmupSteps >= totalSteps) {
            throw new IllegalArgumentException(
                    "warm-up of " + warmupSteps + " steps must be at least 0 and below all " + totalSteps);
        }
    }

    /** @param step counted from 0; its rate is 0 where there is a warm-up */
    double rate(long step) {
        if (step < warmupSteps) {
            return peak * step / warmupSteps;
        }
        return peak * Math.max(0, totalSteps - step) / (totalSteps - warmupSteps);
    }
}
