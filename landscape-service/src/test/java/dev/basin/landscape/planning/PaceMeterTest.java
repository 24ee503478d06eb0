package dev.basin.landscape.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.engine.landscape.Axis;
import dev.basin.engine.landscape.Grid;
import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.Tile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The clock is the test's own. */
class PaceMeterTest {
    private static final long START = 1_000;

    /** 12 points beside 2 probes: tiles of 4, 4, 4 and 2 points. */
    private static final List<Tile> TILES =
            PointPlan.of(Grid.line(Axis.range(0, 1, 12))).tiles(4);

    private final List<Pace> heard = new ArrayList<>();

    @Test
    void tellsThePaceOfTheFirstTwoTilesOnce() {
        PaceMeter meter = new PaceMeter(TILES, Set.of(), START, heard::add);
        meter.look(Set.of(), after(1));
        meter.look(Set.of(0), after(8));
        assertThat(meter.hasTold()).isFalse();
        meter.look(Set.of(0, 2), after(12));
        meter.look(Set.of(0, 1, 2), after(13));
        assertThat(meter.hasTold()).isTrue();
        assertThat(heard).containsExactly(new Pace(1.5, 8));
        assertThat(meter.pace(Set.of(0, 1, 2, 3), after(28))).contains(new Pace(2, 14));
    }

    @Test
    void countsOnlyWhatThisAttemptFinished() {
        PaceMeter meter = new PaceMeter(TILES, Set.of(0), START, heard::add);
        meter.look(Set.of(0, 3), after(5));
        assertThat(heard).isEmpty();
        meter.look(Set.of(0, 1, 3), after(9));
        assertThat(heard).containsExactly(new Pace(1.5, 6));
        assertThat(new PaceMeter(TILES, Set.of(0), START, heard::add).pace(Set.of(0), after(1)))
                .isEmpty();
    }

    @Test
    void hasNothingToTellWhenNothingIsLeft() {
        PaceMeter meter = new PaceMeter(TILES, Set.of(0, 1), START, heard::add);
        meter.look(Set.of(0, 1, 2, 3), after(6));
        assertThat(heard).isEmpty();
        assertThat(meter.pace(Set.of(0, 1, 2, 3), after(6))).contains(new Pace(1, 6));
    }

    @Test
    void noPaceWithoutPoints() {
        assertThatThrownBy(() -> new Pace(1, 0))
                .hasMessageContaining("at least 1 point and seconds from 0, got 0 and 1.0");
        assertThatThrownBy(() -> new Pace(Double.NaN, 1)).hasMessageContaining("got 1 and NaN");
    }

    private static long after(long seconds) {
        return START + Duration.ofSeconds(seconds).toNanos();
    }
}
