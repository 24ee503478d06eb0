package dev.basin.engine.landscape.measures;

import static dev.basin.engine.landscape.measures.Drawn.checkpoint;
import static dev.basin.engine.landscape.measures.Drawn.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathMeasuresTest {
    private static final PointPlan LINE = PointPlan.of(Grid.paperLine());

    private final Landscape path = Drawn.path(
            LINE,
            p -> 0,
            List.of(
                    checkpoint(0, 0.7, 0, Double.NaN),
                    checkpoint(10, 0.3, 0.5, 0.5),
                    checkpoint(20, 0.1, 0.4, 0.8),
                    checkpoint(30, 0.099, 0, 1)));

    @Test
    void timeToLossIsTheFirstCheckpointAtOrBelowIt() {
        assertThat(number(new TimeToLoss(0.1).of(path), "epochs_to_loss@0.1")).isEqualTo(2);
        assertThat(number(new TimeToLoss(0.1).of(path), "steps_to_loss@0.1")).isEqualTo(20);
    }

    @Test
    void aLossNeverReachedTakesForEverAndSaysSo() {
        Measure never = new TimeToLoss(0.05).of(path).getFirst();
        assertThat(never.value()).isInfinite();
        assertThat(never.caveat()).isEqualTo("not reached in 3.0 epochs");
    }

    @Test
    void straightnessLeavesTheStartOut() {
        List<Measure> straightness = new Straightness().of(path);
        assertThat(number(straightness, "straightness/first")).isEqualTo(0.5);
        assertThat(number(straightness, "straightness/mean")).isEqualTo(2.3 / 3, within(1e-15));
    }

    @Test
    void deviationIsTheLargestDistanceFromTheLine() {
        List<Measure> deviation = new PathDeviation().of(path);
        assertThat(number(deviation, "path_deviation/delta1")).isEqualTo(0.5);
        assertThat(number(deviation, "path_deviation/absolute")).isEqualTo(2.5);
    }

    @Test
    void progressGivesWhatTheRuleForJudgingScratchNeeds() {
        List<Measure> progress = new TrainingProgress().of(path);
        assertThat(number(progress, "training_loss/start")).isEqualTo(0.7);
        assertThat(number(progress, "training_loss/end")).isEqualTo(0.099);
        assertThat(number(progress, "training_loss/recent_change")).isEqualTo(0.201 / 0.3, within(1e-15));
    }

    @Test
    void withoutAPathThereIsNothingToSay() {
        Landscape pathless = Drawn.landscape(LINE, p -> 0);
        assertThat(new TimeToLoss(0.1).of(pathless)).isEmpty();
        assertThat(new Straightness().of(pathless)).isEmpty();
        assertThat(new PathDeviation().of(pathless)).isEmpty();
        assertThat(new TrainingProgress().of(pathless)).isEmpty();
    }
}
