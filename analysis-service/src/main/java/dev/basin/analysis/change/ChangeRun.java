package dev.basin.analysis.change;

import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Measure;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.jobs.JobContext;
import dev.basin.requests.EncodedTask;
import dev.basin.requests.Objectives;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures every pair of states. Parameters and activations are a step of the job for each pair, the probe for each state; a
 * finished step is not done again.
 */
@Singleton
class ChangeRun {
    private final Objectives objectives;
    private final StateModels models;
    private final ParameterComparison parameters;
    private final ActivationComparison activations;
    private final ClsProbing probing;

    ChangeRun(
            Objectives objectives,
            StateModels models,
            ParameterComparison parameters,
            ActivationComparison activations,
            ClsProbing probing) {
        this.objectives = objectives;
        this.models = models;
        this.parameters = parameters;
        this.activations = activations;
        this.probing = probing;
    }

    AnalysisResult.Builder answer(JobContext context, AnalysisSpec spec, List<StatePair> pairs) {
        ChangeJob job = open(context, spec);
        Map<ModelState, List<LayerRow>> probes = probes(job, StatePair.states(pairs));
        List<LayerRow> rows = new ArrayList<>();
        for (StatePair pair : pairs) {
            rows.addAll(rows(job, pair, probes));
        }
        return AnalysisResult.newBuilder()
                .addAllRows(rows)
                .addMeasures(tokens(job))
                .addAllMeasures(ThirdMeans.of(rows, job.shape().layers()));
    }

    private ChangeJob open(JobContext context, AnalysisSpec spec) {
        ModelDirectory theta1 = models.open(ModelState.theta1(spec));
        EncodedTask task = objectives.examples("spec.objective", spec.getObjective(), theta1);
        return new ChangeJob(context, spec, theta1.config(), task);
    }

    private Map<ModelState, List<LayerRow>> probes(ChangeJob job, List<ModelState> states) {
        Map<ModelState, List<LayerRow>> probes = new HashMap<>();
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_CLS_PROBE)) {
            for (ModelState state : states) {
                probes.put(state, job.step("probe-" + state.id(), () -> probing.of(job, state)));
            }
        }
        return probes;
    }

    private List<LayerRow> rows(ChangeJob job, StatePair pair, Map<ModelState, List<LayerRow>> probes) {
        PairTable table = PairTable.of(pair.name(), job.shape());
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_L2)) {
            table.add(job.step("parameters-" + pair.to().id(), () -> parameters.of(job, pair)));
        }
        if (ActivationComparison.isAsked(job)) {
            table.add(job.step("activations-" + pair.to().id(), () -> activations.of(job, pair)));
        }
        if (job.asks(ChangeMeasure.CHANGE_MEASURE_CLS_PROBE)) {
            table.addProbes(probes.get(pair.from()), probes.get(pair.to()));
        }
        return table.rows();
    }

    private static Measure tokens(ChangeJob job) {
        boolean svcca = job.asks(ChangeMeasure.CHANGE_MEASURE_SVCCA);
        return Measure.newBuilder()
                .setId("tokens")
                .setValue((double) ChangeSpecs.tokens(job.examples()))
                .setUnit("tokens")
                .setReference(
                        "tokens of the %d examples whose activations are compared, [CLS] and [SEP] included, padding not"
                                .formatted(job.examples().size()))
                .setCaveat(svcca ? "" : "without the SVCCA distance, which was not asked for or needs more tokens")
                .build();
    }
}
