package dev.basin.finetune.run;

/**
 * The steps after which something is due: evenly spaced within each epoch, its end among them. Start and end of the whole run
 * always are marks.
 *
 * @param perEpoch marks in an epoch, 0 for start and end of the run alone
 */
record Marks(long stepsPerEpoch, long totalSteps, int perEpoch) {
    boolean isMark(long step) {
        return step == 0 || step == totalSteps || shares(step) > shares(step - 1);
    }

    private long shares(long steps) {
        return steps * perEpoch / stepsPerEpoch;
    }
}
