package dev.basin.analysis.change;

import ai.djl.ndarray.NDManager;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.common.v1.NumericPath;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.data.BatchPlan;
import dev.basin.engine.layers.change.ActivationMeasure;
import dev.basin.engine.layers.change.ActivationPass;
import dev.basin.engine.layers.change.GroupMeasures;
import dev.basin.engine.layers.change.MomentMeasure;
import dev.basin.requests.EngineOwned;
import dev.basin.requests.EngineThread;
import dev.basin.requests.NumericPaths;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what two states make of the same examples. The engine thread is left between batches, for the work of other jobs. */
@Singleton
class ActivationComparison {
    private final EngineThread engine;
    private final StateModels models;
    private final NumericPaths numericPaths;

    ActivationComparison(EngineThread engine, StateModels models, NumericPaths numericPaths) {
        this.engine = engine;
        this.models = models;
        this.numericPaths = numericPaths;
    }

    static boolean isAsked(ChangeJob job) {
        return Stream.of(
                        ChangeMeasure.CHANGE_MEASURE_CKA,
                        ChangeMeasure.CHANGE_MEASURE_SVCCA,
                        ChangeMeasure.CHANGE_MEASURE_ATTENTION_JS,
                        ChangeMeasure.CHANGE_MEASURE_RSA)
                .anyMatch(job::asks);
    }

    List<GroupMeasures> of(ChangeJob job, StatePair pair) {
        try (var from = EngineOwned.open(engine, () -> models.load(pair.from(), job));
                var to = EngineOwned.open(engine, () -> models.load(pair.to(), job));
                var kernel = EngineOwned.open(engine, () -> kernel(job));
                var pass = EngineOwned.open(engine, () -> pass(job, kernel.get(), from.get(), to.get()))) {
            gather(job, "comparing " + pair.title(), pass);
            return read(job, pass);
        }
    }

    private BertKernel kernel(ChangeJob job) {
        return BertKernel.load(job.shape(), numericPaths.toEngine(job.spec().getNumericPath()));
    }

    private ActivationPass pass(ChangeJob job, BertKernel kernel, BertModel from, BertModel to) {
        NumericPath path = job.spec().getNumericPath();
        BatchPlan plan = BatchPlan.byLength(job.examples(), path.getBatchTokens());
        return new ActivationPass(kernel, engine.memory(path), from, to, plan, measures(job));
    }

    private static void gather(ChangeJob job, String activity, EngineOwned<ActivationPass> pass) {
        int batches = pass.get().batches();
        for (int i = 0; i < batches; i++) {
            int batch = i;
            job.context().throwIfStopped();
            pass.run(open -> open.add(batch));
            job.context().progress(activity, batch + 1, batches, "batches");
        }
    }

    private static List<GroupMeasures> read(ChangeJob job, EngineOwned<ActivationPass> pass) {
        List<GroupMeasures> rows = new ArrayList<>();
        for (int i = 0; i < pass.get().states(); i++) {
            int state = i;
            job.context().throwIfStopped();
            rows.add(pass.call(open -> open.measures(state)));
        }
        return rows;
    }

    private List<ActivationMeasure> measures(ChangeJob job) {
        NDManager memory = engine.memory(job.spec().getNumericPath());
        List<ActivationMeasure> measures = new ArrayList<>();
        Set<MomentMeasure> moments = moments(job);
        if (!moments.isEmpty()) {
            measures.add(ActivationMeasure.moments(memory, job.shape(), moments));
        }
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_RSA)) {
            Change change = job.change();
            measures.add(ActivationMeasure.rsa(
                    memory, job.shape(), job.examples(), change.getRsaTokens(), change.getRsaSeed()));
        }
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_ATTENTION_JS)) {
            measures.add(ActivationMeasure.attentionJs(job.shape()));
        }
        return measures;
    }

    private static Set<MomentMeasure> moments(ChangeJob job) {
        Set<MomentMeasure> moments = EnumSet.noneOf(MomentMeasure.class);
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_CKA)) {
            moments.add(MomentMeasure.CKA);
        }
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_SVCCA)) {
            moments.add(MomentMeasure.SVCCA);
        }
        return moments;
    }
}
