package dev.basin.landscape.evaluation;

import dev.basin.engine.landscape.PointValue;
import dev.basin.jobs.JobKey;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.TileResult;
import dev.basin.landscape.v1.TileTask;
import dev.basin.requests.EngineThread;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Holds the landscape that is being evaluated open between its tiles. At most one at a time: each needs the memory of five
 * models.
 */
@Singleton
public class Evaluators {
    private final SpecStore specs;
    private final LandscapeOpener opener;
    private final EngineThread engine;

    /** Touched by the engine thread alone. */
    private Held held;

    Evaluators(SpecStore specs, LandscapeOpener opener, EngineThread engine) {
        this.specs = specs;
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
    public <T> T with(JobKey landscape, String specSha256, Function<OpenLandscape, T> use) {
        return engine.call(() -> use.apply(open(landscape, specSha256)));
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

    private OpenLandscape open(JobKey landscape, String specSha256) throws Exception {
        if (held == null || !held.landscape.equals(landscape)) {
            close();
            LandscapeSpec spec = specs.get(landscape, specSha256);
            held = new Held(landscape, opener.open(spec));
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
