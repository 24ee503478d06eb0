package dev.basin.landscape.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.landscape.tiles.ClusterSimulation.Outcome;
import dev.basin.landscape.tiles.ClusterSimulation.Settings;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The figures of docs/scaling.md: a surface of 200 x 200 points of a model of 340 million parameters on 1,000 GPUs. */
class ScaleTest {
    private static final long SEED = 1;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double TILE_OF_A_SAMPLE = 8 * 0.9;
    private static final double TILE_OF_A_WHOLE_SET = 243;
    private static final int TILES_OF_EIGHT = 5_008;
    private static final int TILES_OF_ONE = 40_060;

    @Test
    void aSampleIsOverBeforeTheModelsAreRead() {
        Outcome outcome = run(TILES_OF_EIGHT, TILE_OF_A_SAMPLE, 0, NEVER);
        assertThat(outcome.seconds()).isCloseTo(64, within(1));
        assertThat(outcome.busyShare()).isCloseTo(0.56, within(0.01));
        assertThat(outcome.messagesPerSecond()).isCloseTo(312, within(5));
        assertThat(outcome.sent()).isEqualTo(TILES_OF_EIGHT);
    }

    @Test
    void aWholeTrainingSetKeepsAThousandGpusBusy() {
        Outcome outcome = run(TILES_OF_ONE, TILE_OF_A_WHOLE_SET, 0, NEVER);
        assertThat(outcome.seconds() / 3600).isCloseTo(2.75, within(0.05));
        assertThat(outcome.busyShare()).isCloseTo(0.98, within(0.01));
        assertThat(outcome.messagesPerSecond()).isLessThan(20);
        assertThat(outcome.mostUnderWay()).isEqualTo(2_000);
        assertThat(outcome.sent()).isEqualTo(TILES_OF_ONE);
    }

    /** 20 of the 1,000 take five times as long, and one of all dies every minute. */
    @Test
    void slowAndDyingWorkersCostLittle() {
        Outcome outcome = run(TILES_OF_ONE, TILE_OF_A_WHOLE_SET, 0.02, 60);
        assertThat(outcome.seconds() / 3600).isCloseTo(3.1, within(0.1));
        assertThat(outcome.redelivered()).isCloseTo(167, Offset.offset(5));
        assertThat(outcome.evaluated() - TILES_OF_ONE).isBetween(1, 50);
        assertThat(outcome.sentAgain()).isLessThan(60);
    }

    @Test
    void aMillionTilesNeverWaitTogether() {
        Outcome outcome = run(1_000_000, TILE_OF_A_SAMPLE, 0, NEVER);
        assertThat(outcome.mostUnderWay()).isEqualTo(2_000);
        assertThat(outcome.mostWaiting()).isLessThan(1_100);
        assertThat(outcome.messagesPerSecond()).isCloseTo(553, within(10));
    }

    private static Outcome run(int tiles, double tileSeconds, double slowShare, double deathEverySeconds) {
        return ClusterSimulation.run(
                new Settings(1_000, tiles, tileSeconds, 20, slowShare, 5, 0.001, deathEverySeconds, 120), SEED);
    }

    private static Offset<Double> within(double tolerance) {
        return Offset.offset(tolerance);
    }
}
