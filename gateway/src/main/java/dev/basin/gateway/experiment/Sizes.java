package dev.basin.gateway.experiment;

import dev.basin.landscape.v1.Range;

/**
 * How large an experiment is.
 *
 * @param trainExamples training examples of each task, 0 for all
 * @param devExamples held-out examples of each task, 0 for all
 * @param maxLength longest sequence in word pieces
 * @param pretrained recipe from pre-trained weights
 * @param scratch recipe from random weights
 * @param curve coordinates of the one-dimensional curves
 * @param surface coordinates of the surfaces, on both axes
 * @param objectiveTrain training examples at every point, 0 for all that the task selects
 * @param objectiveDev held-out examples at every point, 0 for all that the task selects
 */
record Sizes(
        int trainExamples,
        int devExamples,
        int maxLength,
        Recipe pretrained,
        Recipe scratch,
        Range curve,
        Range surface,
        int objectiveTrain,
        int objectiveDev) {

    /**
     * What differs between recipes; the rest is that of Devlin et al. (2019).
     *
     * @param epochs passes over the training examples
     * @param batch examples in one step
     * @param rate peak learning rate
     * @param checkpoints states of the path kept in each epoch
     */
    record Recipe(int epochs, int batch, double rate, int checkpoints) {}

    static Range range(double min, double max, int points) {
        return Range.newBuilder().setMin(min).setMax(max).setPoints(points).build();
    }
}
