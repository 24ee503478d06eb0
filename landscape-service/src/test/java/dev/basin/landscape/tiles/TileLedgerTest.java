package dev.basin.landscape.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The clock is the test's own: nanoseconds, given in seconds. */
class TileLedgerTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void sendsAWindowOfTilesAndTheNextOneForEachThatIsFinished() {
        TileLedger ledger = new TileLedger(100, new BitSet(), at(0));
        assertThat(ledger.send(ALL, at(0))).containsExactlyElementsOf(range(0, 16));
        assertThat(ledger.send(ALL, at(1))).isEmpty();
        assertThat(ledger.finished(3, "a", at(2))).isTrue();
        assertThat(ledger.finished(3, "b", at(2))).isFalse();
        assertThat(ledger.send(ALL, at(2))).containsExactly(16);
        assertThat(ledger.finishedTiles()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatAnEarlierAttemptFinished() {
        BitSet finished = new BitSet();
        finished.set(0, 95);
        finished.set(97);
        TileLedger ledger = new TileLedger(100, finished, at(0));
        assertThat(ledger.send(ALL, at(0))).containsExactly(95, 96, 98, 99);
        for (int tile : List.of(95, 96, 98, 99)) {
            assertThat(ledger.isComplete()).isFalse();
            assertThat(ledger.finished(tile, "a", at(1))).isTrue();
        }
        assertThat(ledger.isComplete()).isTrue();
        assertThat(finished.cardinality()).isEqualTo(96);
    }

    @Test
    void theCallerMayNarrowTheWindow() {
        TileLedger ledger = new TileLedger(100, new BitSet(), at(0));
        assertThat(ledger.send(2, at(0))).containsExactly(0, 1);
        assertThat(ledger.send(2, at(0))).isEmpty();
    }

    @Test
    void theWindowGrowsWithTheWorkersThatAreHeardOf() {
        TileLedger ledger = new TileLedger(10_000, new BitSet(), at(0));
        ledger.send(ALL, at(0)).forEach(tile -> ledger.begun(tile, "worker" + tile, at(0)));
        assertThat(ledger.window()).isEqualTo(32);
        ledger.send(ALL, at(1)).forEach(tile -> ledger.begun(tile, "worker" + tile, at(1)));
        assertThat(ledger.window()).isEqualTo(64);
        ledger.begun(5, "worker5", at(2));
        assertThat(ledger.window()).isEqualTo(64);
    }

    @Test
    void aSlowTileIsSentAgainOnceWhenNoneIsLeftAndAWorkerIsFree() {
        TileLedger ledger = new TileLedger(3, new BitSet(), at(0));
        assertThat(ledger.send(ALL, at(0))).hasSize(3);
        ledger.begun(0, "slow", at(0));
        ledger.begun(1, "fast", at(0));
        ledger.finished(1, "fast", at(4));
        ledger.begun(2, "fast", at(4));
        assertThat(ledger.send(ALL, at(13))).as("both workers are busy").isEmpty();
        ledger.finished(2, "fast", at(8));
        assertThat(ledger.send(ALL, at(12)))
                .as("three times the median is not reached")
                .isEmpty();
        assertThat(ledger.send(ALL, at(12.1))).containsExactly(0);
        assertThat(ledger.send(ALL, at(20))).as("once").isEmpty();
        assertThat(ledger.sentAgain()).isEqualTo(1);
        assertThat(ledger.finished(0, "fast", at(21))).isTrue();
        assertThat(ledger.finished(0, "slow", at(30)))
                .as("the first result wins")
                .isFalse();
    }

    @Test
    void tilesOfAQueueThatStandsStillAreSentAgainEverMoreRarely() {
        TileLedger ledger = new TileLedger(2, new BitSet(), at(0));
        assertThat(ledger.send(ALL, at(0))).containsExactly(0, 1);
        assertThat(ledger.send(ALL, at(30))).isEmpty();
        assertThat(ledger.send(ALL, at(31))).containsExactly(0, 1);
        assertThat(ledger.send(ALL, at(90))).isEmpty();
        assertThat(ledger.send(ALL, at(92))).containsExactly(0, 1);
    }

    @Test
    void aTileThatWaitsForAWorkerThatIsBusyIsNotLost() {
        TileLedger ledger = new TileLedger(2, new BitSet(), at(0));
        assertThat(ledger.send(ALL, at(0))).containsExactly(0, 1);
        ledger.begun(0, "only", at(20));
        assertThat(ledger.send(ALL, at(400))).isEmpty();
        ledger.finished(0, "only", at(420));
        assertThat(ledger.send(ALL, at(440))).isEmpty();
        assertThat(ledger.send(ALL, at(420 + 4001))).as("ten times the median").containsExactly(1);
    }

    @Test
    void aTileWhoseWorkerFellSilentIsSentAgain() {
        TileLedger ledger = new TileLedger(200, new BitSet(), at(0));
        assertThat(ledger.send(ALL, at(0))).hasSize(16);
        ledger.begun(7, "dies", at(1));
        assertThat(ledger.send(ALL, at(601))).isEmpty();
        assertThat(ledger.send(ALL, at(601.1))).containsExactly(7);
    }

    /** A list of boxed tiles would take some 40 MB; the ledger keeps one bit a tile and a window. */
    @Test
    void aMillionTilesTakeABitEach() {
        TileLedger ledger = new TileLedger(1_000_000, new BitSet(), at(0));
        int sent = 0;
        int most = 0;
        while (!ledger.isComplete()) {
            sent += ledger.send(ALL, at(1)).size();
            most = Math.max(most, ledger.underWay().size());
            for (int tile : ledger.underWay()) {
                ledger.begun(tile, "only", at(1));
                ledger.finished(tile, "only", at(1));
            }
        }
        assertThat(sent).isEqualTo(1_000_000);
        assertThat(most).isEqualTo(16);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static long at(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
