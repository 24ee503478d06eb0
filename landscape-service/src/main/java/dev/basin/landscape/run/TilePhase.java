package dev.basin.landscape.run;

import dev.basin.engine.landscape.PointPlan;
import dev.basin.engine.landscape.Tile;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobFailedException;
import dev.basin.landscape.planning.Forecast;
import dev.basin.landscape.planning.Pace;
import dev.basin.landscape.planning.PaceMeter;
import dev.basin.landscape.settle.Settled;
import dev.basin.landscape.tiles.TileNotices;
import dev.basin.landscape.tiles.TileQueue;
import dev.basin.landscape.tiles.TileStore;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.TileNotice;
import dev.basin.landscape.v1.TileTask;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Has every tile evaluated that is not in the store yet.
 *
 * <p>Only a window of tiles is under way at once, so that a landscape of a million tiles fills no queue. Notices only wake: the
 * store says what is finished, and is asked again when no notice came for a while.
 */
@Singleton
class TilePhase {
    private static final int WINDOW = 16;
    private static final long PATIENCE_SECONDS = 5;

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
        PointPlan plan = settled.plan();
        LandscapeSpec spec = settled.spec();
        List<Tile> all = plan.tiles(spec.getTilePoints());
        int tiles = all.size();
        Set<Integer> finished = store.finished(context.key());
        Deque<Integer> waiting = new ArrayDeque<>(IntStream.range(0, tiles)
                .filter(tile -> !finished.contains(tile))
                .boxed()
                .toList());
        PaceMeter meter = new PaceMeter(all, finished, System.nanoTime(), forecast::firstPoints);
        BlockingQueue<TileNotice> heard = new LinkedBlockingQueue<>();
        try (var _ = notices.listen(notice -> hear(context, notice, heard))) {
            Set<Integer> underWay = new HashSet<>();
            while (finished.size() < tiles) {
                context.throwIfStopped();
                while (underWay.size() < window(spec, meter) && !waiting.isEmpty()) {
                    int tile = waiting.poll();
                    underWay.add(tile);
                    queue.send(task(context, settled, tile));
                }
                TileNotice notice = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                settle(context, notice, underWay, finished);
                report(context, plan, spec, finished.size());
                meter.look(finished, System.nanoTime());
            }
        }
        Optional<Pace> pace = meter.pace(finished, System.nanoTime());
        pace.ifPresent(forecast::allPoints);
        return pace.map(Pace::secondsPerPoint).orElse(Double.NaN);
    }

    /** Until a limit is held against the first tiles, no others wait that workers would then evaluate in vain. */
    private static int window(LandscapeSpec spec, PaceMeter meter) {
        return spec.hasMaxDuration() && !meter.hasTold() ? PaceMeter.FIRST_TILES : WINDOW;
    }

    private static void hear(JobContext context, TileNotice notice, BlockingQueue<TileNotice> heard) {
        if (notice.getLandscape().equals(context.key().name())) {
            heard.add(notice);
        }
    }

    private void settle(JobContext context, TileNotice notice, Set<Integer> underWay, Set<Integer> finished)
            throws IOException {
        if (notice == null) {
            finished.addAll(store.finished(context.key()));
            underWay.removeAll(finished);
        } else if (notice.getFailure().isEmpty()) {
            finished.add(notice.getIndex());
            underWay.remove(notice.getIndex());
        } else {
            throw new JobFailedException(
                    "INTERNAL", "tile %d could not be evaluated: %s".formatted(notice.getIndex(), notice.getFailure()));
        }
    }

    private void report(JobContext context, PointPlan plan, LandscapeSpec spec, int finishedTiles) {
        long done = Math.min((long) finishedTiles * spec.getTilePoints(), plan.size());
        context.progress("evaluating the surface", done, plan.size(), "points", Map.of());
    }

    private static TileTask task(JobContext context, Settled settled, int tile) {
        return TileTask.newBuilder()
                .setLandscape(context.key().name())
                .setIndex(tile)
                .setNumericPath(settled.spec().getNumericPath())
                .setSpecSha256(settled.sha256())
                .build();
    }
}
