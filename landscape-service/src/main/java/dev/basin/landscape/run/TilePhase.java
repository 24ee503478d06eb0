package dev.basin.landscape.run;

import dev.basin.engine.landscape.PointPlan;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobFailedException;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Pace;
import dev.basin.landscape.planning.PaceMeter;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.tiles.TileLedger;
import dev.basin.landscape.tiles.TileNotices;
import dev.basin.landscape.tiles.TileQueue;
import dev.basin.landscape.tiles.TileStore;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileTask;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Has every tile evaluated that is not in the store yet.
 *
 * <p>Notices only wake: the store says what is finished, and is asked again when no notice came for a while.
 */
@Singleton
class TilePhase {
    private static final long LISTEN_SECONDS = 1;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final TileStore store;
    private final TileQueue queue;
    private final TileNotices notices;

    TilePhase(TileStore store, TileQueue queue, TileNotices notices) {
        this.store = store;
        this.queue = queue;
        this.notices = notices;
    }

    /**
     * Returns seconds per point, over the points of this call; NaN if nothing was left to do.
     *
     * @throws JobFailedException if a tile cannot be evaluated, or the forecast is beyond the request's limit
     */
    double run(JobContext context, Settled settled, Forecast forecast) throws IOException, InterruptedException {
        PaceMeter meter = new PaceMeter(System.nanoTime(), forecast::firstPoints);
        TileLedger ledger = new TileLedger(
                settled.plan().tileCount(settled.spec().getTilePoints()),
                store.finished(context.key()),
                System.nanoTime());
        BlockingQueue<TileNotice> heard = new LinkedBlockingQueue<>();
        try (var _ = notices.listen(notice -> hear(context, notice, heard))) {
            new Round(context, settled, ledger, meter, heard).runAll();
        }
        Optional<Pace> pace = meter.pace(System.nanoTime());
        pace.ifPresent(forecast::allPoints);
        return pace.map(Pace::secondsPerPoint).orElse(Double.NaN);
    }

    private static void hear(JobContext context, TileNotice notice, BlockingQueue<TileNotice> heard) {
        if (notice.getLandscape().equals(context.key().name())) {
            heard.add(notice);
        }
    }

    /** One attempt's way through the tiles. */
    private final class Round {
        private final JobContext context;
        private final Settled settled;
        private final LandscapeSpec spec;
        private final TileLedger ledger;
        private final PaceMeter meter;
        private final BlockingQueue<TileNotice> heard;
        private long latestLook = System.nanoTime();
        private boolean advanced;

        Round(
                JobContext context,
                Settled settled,
                TileLedger ledger,
                PaceMeter meter,
                BlockingQueue<TileNotice> heard) {
            this.context = context;
            this.settled = settled;
            this.spec = settled.spec();
            this.ledger = ledger;
            this.meter = meter;
            this.heard = heard;
        }

        void runAll() throws IOException, InterruptedException {
            while (!ledger.isComplete()) {
                context.throwIfStopped();
                for (int tile : ledger.send(mostUnderWay(), System.nanoTime())) {
                    queue.send(task(tile));
                }
                TileNotice notice = heard.poll(LISTEN_SECONDS, TimeUnit.SECONDS);
                if (notice != null) {
                    take(notice);
                } else if (System.nanoTime() - latestLook > LOOK_NANOS) {
                    lookIntoStore();
                }
                report();
            }
        }

        /** Until a limit is held against the first tiles, no others wait that workers would then evaluate in vain. */
        private int mostUnderWay() {
            return spec.hasMaxDuration() && !meter.hasTold() ? PaceMeter.FIRST_TILES : Integer.MAX_VALUE;
        }

        private void take(TileNotice notice) {
            latestLook = System.nanoTime();
            switch (notice.getEvent()) {
                case TILE_EVENT_BEGUN -> ledger.begun(notice.getIndex(), notice.getWorker(), System.nanoTime());
                case TILE_EVENT_UNSPECIFIED, TILE_EVENT_FINISHED -> finished(notice.getIndex(), notice.getWorker());
                case TILE_EVENT_FAILED ->
                    throw new JobFailedException(
                            "INTERNAL",
                            "tile %d could not be evaluated: %s".formatted(notice.getIndex(), notice.getFailure()));
                case UNRECOGNIZED -> {}
            }
        }

        private void lookIntoStore() throws IOException {
            latestLook = System.nanoTime();
            for (int tile : ledger.underWay()) {
                if (store.has(context.key(), tile)) {
                    finished(tile, "");
                }
            }
        }

        private void finished(int tile, String worker) {
            if (ledger.finished(tile, worker, System.nanoTime())) {
                if (!advanced) {
                    context.advanced();
                    advanced = true;
                }
                int points = settled.plan().tile(tile, spec.getTilePoints()).count();
                meter.add(points, ledger.isComplete(), System.nanoTime());
            }
        }

        private void report() {
            PointPlan plan = settled.plan();
            long done = Math.min((long) ledger.finishedTiles() * spec.getTilePoints(), plan.size());
            context.progress("evaluating the surface", done, plan.size(), "points", Map.of());
        }

        private TileTask task(int tile) {
            return TileTask.newBuilder()
                    .setLandscape(context.key().name())
                    .setIndex(tile)
                    .setNumericPath(spec.getNumericPath())
                    .setSpecSha256(settled.sha256())
                    .build();
        }
    }
}
