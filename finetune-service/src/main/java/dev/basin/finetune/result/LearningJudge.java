package dev.basin.finetune.result;

import dev.basin.finetune.v1.Learning;
import java.util.List;

/** Whether training got anywhere. A claim about a run that did not learn would say nothing. */
public final class LearningJudge {
    private static final double HALF = 0.5;
    private static final int EVALUATIONS_AT_REST = 3;
    private static final double CHANGE_AT_REST = 0.02;

    private LearningJudge() {}

    /** @param losses training losses in the order of training, dropout off, the first at theta0 */
    public static Learning judge(List<Double> losses) {
        if (losses.getLast() < HALF * losses.getFirst()) {
            return Learning.LEARNING_FELL;
        }
        return isAtRest(losses) ? Learning.LEARNING_PLATEAUED : Learning.LEARNING_UNTRAINED;
    }

    private static boolean isAtRest(List<Double> losses) {
        if (losses.size() <= EVALUATIONS_AT_REST) {
            return false;
        }
        List<Double> last = losses.subList(losses.size() - EVALUATIONS_AT_REST, losses.size());
        double reference = last.getFirst();
        return last.stream().allMatch(loss -> Math.abs(loss - reference) < CHANGE_AT_REST * Math.abs(reference));
    }
}
