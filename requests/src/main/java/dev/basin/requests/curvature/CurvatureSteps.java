package dev.basin.requests.curvature;

import com.google.protobuf.DoubleValue;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.engine.curvature.CurvatureMeasures;
import dev.basin.engine.curvature.Estimate;
import dev.basin.engine.curvature.Lanczos;
import dev.basin.engine.curvature.LanczosSettings;
import dev.basin.engine.curvature.Spectrum;
import dev.basin.engine.curvature.TraceProbes;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.EngineThread;
import dev.basin.serving.jobs.Payloads;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Measures curvature at theta1 for a job. A finished set of eigenvalues and a finished probe are steps of the job and are not
 * computed again; between two products the job can be stopped and other jobs take their turn on the engine thread.
 */
public final class CurvatureSteps implements AutoCloseable {
    private static final String UNIT = "products";

    private final EngineThread engine;
    private final JobContext context;
    private final OpenCurvature open;

    CurvatureSteps(EngineThread engine, JobContext context, OpenCurvature open) {
        this.engine = engine;
        this.context = context;
        this.open = open;
    }

    /** How what is found about a group is read. */
    public CurvatureMeasures measures(LayerGroup group) {
        return new CurvatureMeasures(open.loss().examples(), engine.call(() -> open.norm(group)));
    }

    /**
     * The largest eigenvalues of the group's block of the Hessian.
     *
     * @param step name of the step
     * @param activity what to tell watchers meanwhile
     */
    public Spectrum spectrum(String step, String activity, LayerGroup group, LanczosSettings settings) {
        return CurvatureMessages.fromMessage(once(
                step,
                dev.basin.common.v1.Spectrum.parser(),
                () -> CurvatureMessages.toMessage(search(activity, group, settings, Lanczos::spectrum))));
    }

    /**
     * Searches for eigenpairs. No step of the job: what is to be kept of them is the caller's to keep.
     *
     * @param activity what to tell watchers meanwhile
     * @param found reads the finished search on the engine thread
     */
    public <T> T search(String activity, LayerGroup group, LanczosSettings settings, Function<Lanczos, T> found) {
        String atMost = "%s, in at most %d products".formatted(activity, settings.maxProducts());
        Lanczos lanczos = engine.call(() -> new Lanczos(open.hessian(group), open.memory(), settings));
        try {
            while (!lanczos.finished()) {
                context.throwIfStopped();
                run(lanczos::step);
                context.progress(atMost, lanczos.products(), settings.maxProducts(), UNIT);
            }
            return engine.call(() -> found.apply(lanczos));
        } finally {
            run(lanczos::close);
        }
    }

    /**
     * The trace of the group's block of the Hessian, each probe a step.
     *
     * @param steps what the names of the steps begin with
     * @param activity what to tell watchers meanwhile
     * @param count probes, at least 1
     */
    public Estimate trace(String steps, String activity, LayerGroup group, int count, long seed) {
        double[] found = new double[count];
        TraceProbes probes = engine.call(() -> new TraceProbes(open.hessian(group), open.memory(), seed));
        try {
            for (int i = 0; i < count; i++) {
                int index = i;
                found[i] = number(steps + "-%05d".formatted(i), () -> engine.call(() -> probes.probe(index)));
                context.progress(activity, i + 1, count, UNIT);
            }
            return Estimate.of(found);
        } finally {
            run(probes::close);
        }
    }

    /**
     * The climb along the gradient; the caller closes it.
     *
     * @param steps what the names of the steps begin with
     * @param moving the parameters that climb
     */
    public Climb climb(String steps, LayerGroup moving) {
        return new Climb(this, engine, open, steps, moving);
    }

    /** A number that is found once, over all attempts of the job. */
    double number(String step, Supplier<Double> work) {
        return once(step, DoubleValue.parser(), () -> DoubleValue.of(work.get()))
                .getValue();
    }

    <M extends Message> M once(String step, Parser<M> parser, Supplier<M> work) {
        context.throwIfStopped();
        return context.step(step).map(kept -> Payloads.read(kept, parser)).orElseGet(() -> {
            M found = work.get();
            context.saveStep(step, Payloads.of(found));
            return found;
        });
    }

    private void run(Runnable work) {
        engine.call(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public void close() {
        run(open::close);
    }
}
