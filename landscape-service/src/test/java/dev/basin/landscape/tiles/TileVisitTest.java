package dev.basin.landscape.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.jobs.JobKey;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.PieceAttempt;
import dev.basin.jobs.PieceAttempt.Outcome;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import dev.basin.requests.TemporaryHome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a tile that cannot be evaluated means: an end of its landscape, or another worker's turn. */
@QuarkusTest
@QuarkusTestResource(TemporaryHome.class)
@Timeout(60)
class TileVisitTest {
    private static final int TILE = 7;

    /** The default of basin.landscape.tile-attempts. */
    private static final int MOST_ATTEMPTS = 5;

    @Inject
    Jobs jobs;

    @Inject
    HeldJobs held;

    @Inject
    TileStore store;

    @Inject
    TileQueue queue;

    @Inject
    TileAttempts attempts;

    private JobKey landscape;

    @BeforeEach
    void begin() throws Exception {
        landscape = jobs.create(new NewJob(HeldJobs.KIND, "", "", Payload.ofText("")))
                .key();
        held.awaitRunning();
    }

    @AfterEach
    void end() {
        jobs.cancel(landscape);
    }

    @Test
    void aStoredResultIsNotComputedAgain() throws Exception {
        visit(() -> TileResult.newBuilder().setIndex(TILE).build()).make(task());
        assertThat(store.has(landscape, TILE)).isTrue();
        visit(() -> {
                    throw new AssertionError("evaluated twice");
                })
                .make(task());
        assertThat(outcome()).isEqualTo(Outcome.FINISHED);
    }

    @Test
    void aFaultOfTheWorkIsTheTilesOwn() throws Exception {
        visit(() -> {
                    throw new IllegalStateException("no such layer");
                })
                .make(task());
        assertThat(outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aLackOfMemoryMayBeTheWorkersUntilItHasBeenSoOften() throws Exception {
        TileVisit visit = visit(() -> {
            throw new OutOfMemoryError("a point too large");
        });
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            assertThatThrownBy(() -> visit.make(task()))
                    .isInstanceOf(TileHandedBackException.class)
                    .hasMessageContaining("a point too large");
            assertThat(outcome()).isEqualTo(Outcome.FAILED);
        }
        visit.make(task()); // put aside
        assertThat(attempts.all(landscape)).hasSize(MOST_ATTEMPTS);
    }

    @Test
    void aStoreThatCannotBeReadIsNot() {
        TileVisit visit = visit(() -> {
            throw new IOException("no route to the store");
        });
        assertThatThrownBy(() -> visit.make(task()))
                .isInstanceOf(TileHandedBackException.class)
                .hasMessage("no route to the store");
        assertThat(outcome()).isEqualTo(Outcome.GIVEN_BACK);
    }

    @Test
    void anEngineThatClosesUnderATileIsNotEither() {
        TileVisit[] visit = new TileVisit[1];
        visit[0] = visit(() -> {
            visit[0].close();
            throw new IllegalStateException("the engine is closed");
        });
        assertThatThrownBy(() -> visit[0].make(task()))
                .isInstanceOf(TileHandedBackException.class)
                .hasMessage("this worker shut down before the tile was finished");
        assertThat(outcome()).isEqualTo(Outcome.GIVEN_BACK);
        assertThatThrownBy(() -> visit[0].make(task())).hasMessage("this worker shuts down");
        assertThat(attempts.all(landscape)).hasSize(1);
    }

    private Outcome outcome() {
        return attempts.all(landscape).stream()
                .map(PieceAttempt::end)
                .reduce((_, last) -> last)
                .orElseThrow()
                .orElseThrow()
                .outcome();
    }

    private TileTask task() {
        return TileTask.newBuilder()
                .setLandscape(landscape.name())
                .setIndex(TILE)
                .build();
    }

    private TileVisit visit(Work work) {
        return new TileVisit(store, queue, attempts, new TileEvaluation() {
            @Override
            public boolean canFollow(TileTask task) {
                return true;
            }

            @Override
            public TileResult evaluate(JobKey landscape, TileTask task) throws IOException {
                return work.result();
            }
        });
    }

    private interface Work {
        TileResult result() throws IOException;
    }
}
