package dev.basin.engine.landscape.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Landscape;
import dev.basin.engine.landscape.PointPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolMeasuresTest {
    private final ProtocolMeasures measures = new ProtocolMeasures();

    @Test
    void aLineGivesWidthsAndThePathAndNoSurfaceMeasures() {
        PointPlan plan = Drawn.plan(Grid.paperLine());
        assertThat(ids(Drawn.path(plan, p -> 0, List.of(Drawn.checkpoint(1, 1, 0, 1)))))
                .doesNotHaveDuplicates()
                .contains(
                        "end/dev_error",
                        "width@0.1/delta1",
                        "width@0.25/absolute",
                        "width@0.5/theta1",
                        "largest_bump",
                        "barrier_height/end",
                        "epochs_to_loss@0.1",
                        "straightness/first",
                        "path_deviation/delta1",
                        "second_difference@0.25/absolute",
                        "training_loss/end")
                .noneMatch(id -> id.startsWith("basin_area") || id.startsWith("loss_error"));
    }

    @Test
    void aPlaneGivesTheBasinAndHowLossAndErrorAgree() {
        PointPlan plan = Drawn.plan(Grid.paper());
        assertThat(ids(Drawn.landscape(plan, p -> 0)))
                .doesNotHaveDuplicates()
                .contains(
                        "basin_area@0.25",
                        "basin_area@0.25/absolute",
                        "mean_rise@1",
                        "loss_error_spearman",
                        "loss_error_overlap@0.1",
                        "distance_of_minima/delta1",
                        "error_above_minimum")
                .noneMatch(id -> id.startsWith("width") || id.equals("largest_bump"));
    }

    @Test
    void theEndPointCarriesItsStandardErrors() {
        Landscape landscape = Drawn.landscape(PointPlan.of(Grid.paperLine()), p -> 2, p -> 0.1);
        Measure error = Drawn.find(measures.of(landscape), "end/dev_error");
        assertThat(error.value()).isEqualTo(0.1);
        assertThat(error.standardError()).hasValue(Math.sqrt(0.1 * 0.9 / Drawn.DEV_EXAMPLES));
        assertThat(Drawn.find(measures.of(landscape), "end/train_loss").standardError())
                .hasValue(0.01);
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Width(0)).withMessageContaining("got 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new BasinArea(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecondDifference(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LossErrorOverlap(1.1));
    }

    private List<String> ids(Landscape landscape) {
        return measures.of(landscape).stream().map(Measure::id).toList();
    }
}
