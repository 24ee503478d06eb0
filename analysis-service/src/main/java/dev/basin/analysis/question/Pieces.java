package dev.basin.analysis.question;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.jobs.JobContext;
import dev.basin.serving.jobs.Payloads;
import java.util.function.Supplier;

/** The pieces of an analysis, each a step of its job: done once over all attempts, and counted as progress. */
public final class Pieces {
    private final JobContext context;
    private final String activity;
    private final String unit;
    private final int total;
    private int done;

    /**
     * @param activity what the job is doing, for people
     * @param total pieces in all
     * @param unit what is counted, in the plural
     */
    public Pieces(JobContext context, String activity, int total, String unit) {
        this.context = context;
        this.activity = activity;
        this.total = total;
        this.unit = unit;
    }

    /** The piece of that name, from an attempt before or worked out now. */
    public <M extends Message> M once(String name, Parser<M> parser, Supplier<M> work) {
        context.throwIfStopped();
        M piece = context.step(name).map(kept -> Payloads.read(kept, parser)).orElseGet(() -> keep(name, work.get()));
        done++;
        context.progress(activity, done, total, unit);
        return piece;
    }

    private <M extends Message> M keep(String name, M piece) {
        context.saveStep(name, Payloads.of(piece));
        return piece;
    }
}
