package dev.basin.landscape.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.Point;
import dev.basin.landscape.v1.AutomaticRange;
import dev.basin.landscape.v1.Axis;
import dev.basin.landscape.v1.CoordinateList;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Range;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridSpecsTest {
    @Test
    void readsNonSquareGridsWithZeroAsABound() {
        Grid grid = GridSpecs.grid(plane(range(0, 1, 5), range(-2, 0, 3)));
        assertThat(grid.columns()).isEqualTo(5);
        assertThat(grid.rows()).isEqualTo(3);
        assertThat(grid.point(0)).isEqualTo(new Point(0, -2));
        assertThat(grid.point(14)).isEqualTo(new Point(1, 0));
    }

    @Test
    void acceptsASinglePointAndAList() {
        assertThat(fields(plane(range(1, 1, 1), list(-1, 0, 3)))).isEmpty();
    }

    @Test
    void namesEveryFieldAtFault() {
        assertThat(fields(plane(range(Double.NaN, 1, 5), range(0, 1, 0))))
                .containsExactly("spec.alpha.range.min", "spec.beta.range.points");
        assertThat(fields(line(range(1, -1, 5)))).containsExactly("spec.alpha.range.max");
        assertThat(fields(line(range(0, Double.POSITIVE_INFINITY, 5)))).containsExactly("spec.alpha.range.max");
        assertThat(fields(line(list()))).containsExactly("spec.alpha.list.values");
        assertThat(fields(line(list(0, 0)))).containsExactly("spec.alpha.list.values[1]");
        assertThat(fields(line(Axis.getDefaultInstance()))).containsExactly("spec.alpha");
        assertThat(fields(plane(range(-1, 1, 2000), range(-1, 1, 2000)))).containsExactly("spec");
    }

    @Test
    void automaticRangesAreCheckedAndGetTheirMargin() {
        assertThat(fields(line(automatic(2, 0)))).isEmpty();
        assertThat(fields(line(automatic(1, 0)))).containsExactly("spec.alpha.automatic.points");
        assertThat(fields(line(automatic(5, -0.1)))).containsExactly("spec.alpha.automatic.margin");
        assertThat(fields(line(automatic(5, Double.NaN)))).containsExactly("spec.alpha.automatic.margin");
        assertThat(fields(plane(automatic(2000, 1), automatic(2000, 1)))).containsExactly("spec");
        assertThat(GridSpecs.complete(automatic(5, 0)).getAutomatic().getMargin())
                .isEqualTo(0.5);
        assertThat(GridSpecs.complete(automatic(5, 2)).getAutomatic().getMargin())
                .isEqualTo(2);
    }

    @Test
    void aPlaneNeedsMoreOfBetaThanZero() {
        assertThat(fields(plane(range(0, 1, 5), list(0)))).containsExactly("spec.beta");
        assertThat(fields(plane(range(0, 1, 5), range(0, 0, 1)))).containsExactly("spec.beta");
        assertThat(fields(plane(range(0, 1, 5), list(0.5)))).isEmpty();
    }

    private static List<String> fields(LandscapeSpec spec) {
        Violations violations = new Violations();
        GridSpecs.check(spec, violations);
        try {
            violations.throwIfAny();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.violations().stream().map(FieldViolation::getField).toList();
        }
    }

    private static LandscapeSpec line(Axis alpha) {
        return LandscapeSpec.newBuilder().setAlpha(alpha).build();
    }

    private static LandscapeSpec plane(Axis alpha, Axis beta) {
        return LandscapeSpec.newBuilder().setAlpha(alpha).setBeta(beta).build();
    }

    private static Axis range(double min, double max, int points) {
        return Axis.newBuilder()
                .setRange(Range.newBuilder().setMin(min).setMax(max).setPoints(points))
                .build();
    }

    private static Axis automatic(int points, double margin) {
        return Axis.newBuilder()
                .setAutomatic(AutomaticRange.newBuilder().setPoints(points).setMargin(margin))
                .build();
    }

    private static Axis list(double... values) {
        CoordinateList.Builder list = CoordinateList.newBuilder();
        for (double value : values) {
            list.addValues(value);
        }
        return Axis.newBuilder().setList(list).build();
    }
}
