package dev.basin.landscape.evaluation;

import dev.basin.engine.landscape.PointValue;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.LandscapeConfig;
import dev.basin.landscape.settle.SettledStore;
import dev.basin.landscape.tiles.TileEvaluation;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import dev.basin.requests.EngineThread;
import dev.basin.requests.NumericPaths;
import dev.basin.requests.PointValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Holds the landscapes that are being evaluated open between their tiles. Of more than fit, the one that was not used for the
 * longest time is closed.
 */
@Singleton
public class Evaluators implements TileEvaluation {
    private final SettledStore settled;
    private final LandscapeOpener opener;
    private final EngineThread engine;
    private final NumericPaths numericPaths;
    private final int most;
    private final Timer timer;

    /** The one used longest ago first. Touched by the engine thread alone. */
    private final Map<JobKey, OpenLandscape> held = new LinkedHashMap<>(4, 0.75f, true);

    Evaluators(
            SettledStore settled,
            LandscapeOpener opener,
            EngineThread engine,
            NumericPaths numericPaths,
            LandscapeConfig config,
            MeterRegistry meters) {
        this.settled = settled;
        this.opener = opener;
        this.engine = engine;
        this.numericPaths = numericPaths;
        this.most = config.openLandscapes();
        this.timer = Timer.builder("basin.tile.engine")
                .description("time that tiles take in the engine, without reading models, queue and store")
                .register(meters);
    }

    @Override
    public boolean canFollow(TileTask task) {
        return numericPaths.canFollow(task.getNumericPath());
    }

    @Override
    public TileResult evaluate(JobKey landscape, TileTask task) throws IOException {
        List<PointValue> values;
        try {
            values = with(landscape, task.getSpecSha256(), open -> timer.record(() -> open.evaluate(task.getIndex())));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return TileResult.newBuilder()
                .setIndex(task.getIndex())
                .addAllValues(values.stream().map(PointValues::toMessage).toList())
                .build();
    }

    /** Uses the open landscape on the engine thread, opening it first if another one or none is open. */
    public <T> T with(JobKey landscape, String sha256, Function<OpenLandscape, T> use) {
        return engine.call(() -> use.apply(open(landscape, sha256)));
    }

    /** Frees the landscape's memory, if it is open, when the engine comes to it. */
    public void release(JobKey landscape) {
        engine.later(() -> close(landscape));
    }

    private OpenLandscape open(JobKey landscape, String sha256) throws IOException {
        OpenLandscape open = held.get(landscape);
        if (open == null) {
            makeRoom();
            open = opener.open(settled.get(landscape, sha256));
            held.put(landscape, open);
        }
        return open;
    }

    private void makeRoom() {
        while (held.size() >= most) {
            close(held.keySet().iterator().next());
        }
    }

    private void close(JobKey landscape) {
        OpenLandscape open = held.remove(landscape);
        if (open != null) {
            open.close();
        }
    }
}
