package dev.basin.analysis.change;

import dev.basin.common.v1.NumericPath;
import dev.basin.engine.bert.BertKernel;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.landscape.measures.Measure;
import dev.basin.engine.layers.change.ChangeGroups;
import dev.basin.engine.layers.change.GroupMeasures;
import dev.basin.engine.layers.probe.ClsStates;
import dev.basin.engine.layers.probe.LinearProbe;
import dev.basin.engine.layers.probe.ProbeResult;
import dev.basin.requests.EngineOwned;
import dev.basin.requests.EngineThread;
import dev.basin.requests.NumericPaths;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Probes [CLS] in every layer of a state. The engine thread is left between batches and between probes. */
@Singleton
class ClsProbing {
    static final String ACCURACY = "cls_probe";
    static final String MAJORITY = "cls_probe/majority";

    private final EngineThread engine;
    private final StateModels models;
    private final NumericPaths numericPaths;

    ClsProbing(EngineThread engine, StateModels models, NumericPaths numericPaths) {
        this.engine = engine;
        this.models = models;
        this.numericPaths = numericPaths;
    }

    List<GroupMeasures> of(ChangeJob job, ModelState state) {
        try (var model = EngineOwned.open(engine, () -> models.load(state, job));
                var kernel = EngineOwned.open(engine, () -> kernel(job));
                var train = EngineOwned.open(
                        engine,
                        () -> states(job, kernel.get(), model.get(), job.task().train()));
                var dev = EngineOwned.open(
                        engine,
                        () -> states(job, kernel.get(), model.get(), job.task().dev()))) {
            gather(job, "reading [CLS] of %s, training examples".formatted(state.id()), train);
            gather(job, "reading [CLS] of %s, dev examples".formatted(state.id()), dev);
            return probe(job, "probing " + state.id(), train, dev);
        }
    }

    private BertKernel kernel(ChangeJob job) {
        return BertKernel.load(job.shape(), numericPaths.toEngine(job.spec().getNumericPath()));
    }

    private ClsStates states(ChangeJob job, BertKernel kernel, BertModel model, List<EncodedExample> examples) {
        NumericPath path = job.spec().getNumericPath();
        return new ClsStates(kernel, engine.memory(path), model, examples, path.getBatchTokens());
    }

    private static void gather(ChangeJob job, String activity, EngineOwned<ClsStates> states) {
        int batches = states.get().batches();
        for (int i = 0; i < batches; i++) {
            int batch = i;
            job.context().throwIfStopped();
            states.run(open -> open.add(batch));
            job.context().progress(activity, batch + 1, batches, "batches");
        }
    }

    private static List<GroupMeasures> probe(
            ChangeJob job, String activity, EngineOwned<ClsStates> train, EngineOwned<ClsStates> dev) {
        LinearProbe probe =
                new LinearProbe(job.shape().numLabels(), job.change().getProbePenalty());
        Measure majority = majority(probe.majority(train.get(), dev.get()));
        int states = job.shape().layers() + 1;
        List<GroupMeasures> rows = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            int state = i;
            job.context().throwIfStopped();
            ProbeResult result = train.call(open -> probe.of(state, open, dev.get()));
            String group = ChangeGroups.ofState(state).name();
            rows.add(new GroupMeasures(group, List.of(accuracy(result, probe), majority)));
            job.context().progress(activity, state + 1, states, "layers");
        }
        return rows;
    }

    private static Measure accuracy(ProbeResult result, LinearProbe probe) {
        return Measure.of(
                        ACCURACY,
                        result.accuracy(),
                        "share of dev examples",
                        "accuracy of logistic regression on the layer's [CLS], lambda %s".formatted(probe.penalty()))
                .withStandardError(result.standardError())
                .withCaveat(
                        result.converged()
                                ? ""
                                : "its training did not come to rest in %d steps".formatted(result.iterations()));
    }

    private static Measure majority(double share) {
        return Measure.of(
                MAJORITY, share, "share of dev examples", "accuracy of the label that is most frequent in training");
    }
}
