package dev.basin.landscape.evaluation;

import dev.basin.engine.landscape.PointValue;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.settle.SettledStore;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import dev.basin.requests.EngineThread;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Holds the landscape that is being evaluated open between its tiles. At most one at a time: each needs the memory of five
 * models, and of six where delta1 is no axis.
 */
@Singleton
public class Evaluators {
    private final SettledStore settled;
    private final LandscapeOpener opener;
    private final EngineThread engine;

    /** Touched by the engine thread alone. */
    private Held held;

    Evaluators(SettledStore settled, LandscapeOpener opener, EngineThread engine) {
        this.settled = settled;
        this.opener = opener;
        this.engine = engine;
    }

    /** Evaluates one tile. */
    public TileResult evaluate(JobKey landscape, TileTask task) {
        List<PointValue> values = with(landscape, task.getSpecSha256(), open -> open.evaluate(task.getIndex()));
        return TileResult.newBuilder()
                .setIndex(task.getIndex())
                .addAllValues(values.stream().map(PointValues::toMessage).toList())
                .build();
    }

    /** Uses the open landscape on the engine thread, opening it first if another one or none is open. */
    public <T> T with(JobKey landscape, String sha256, Function<OpenLandscape, T> use) {
        return engine.call(() -> use.apply(open(landscape, sha256)));
    }

    /** Frees the landscape's memory if it is open. */
    public void release(JobKey landscape) {
        engine.call(() -> {
            if (held != null && held.landscape.equals(landscape)) {
                close();
            }
            return null;
        });
    }

    private OpenLandscape open(JobKey landscape, String sha256) throws Exception {
        if (held == null || !held.landscape.equals(landscape)) {
            close();
            held = new Held(landscape, opener.open(settled.get(landscape, sha256)));
        }
        return held.open;
    }

    private void close() {
        if (held != null) {
            held.open.close();
            held = null;
        }
    }

    private record Held(JobKey landscape, OpenLandscape open) {}
}
