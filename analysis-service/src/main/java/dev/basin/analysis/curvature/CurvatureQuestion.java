package dev.basin.analysis.curvature;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.LayerGroups;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Curvature;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.curvature.LanczosSettings;
import dev.basin.engine.layers.LayerExtent;
import dev.basin.engine.theta.LayerGroup;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.curvature.CurvatureSteps;
import dev.basin.requests.curvature.Curvatures;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the training loss bends at theta1 when one group is free: trace and largest eigenvalue of its block of the Hessian.
 * What is finished of a group is not measured again after a crash.
 */
@Singleton
class CurvatureQuestion implements Question {
    private static final int DEFAULT_PROBES = 32;
    private static final int MOST_PROBES = 10_000;
    private static final int DEFAULT_EXAMPLES = 256;

    private final Curvatures curvatures;
    private final Checkpoints checkpoints;
    private final AnalysisProvenance provenance;

    CurvatureQuestion(Curvatures curvatures, Checkpoints checkpoints, AnalysisProvenance provenance) {
        this.curvatures = curvatures;
        this.checkpoints = checkpoints;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.CURVATURE;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        Curvature asked = spec.getCurvature();
        int probes = asked.getProbes();
        int examples = asked.getExamples();
        Violations violations = new Violations();
        LayerGroups.check("spec.curvature.groups", asked.getGroupsList(), theta1, violations);
        violations.require(
                probes >= 0 && probes <= MOST_PROBES, "spec.curvature.probes", probes, "0, or 1 to " + MOST_PROBES);
        violations.require(examples >= 0, "spec.curvature.examples", examples, "0 or more");
        violations.throwIfAny();
        return spec.toBuilder()
                .setCurvature(asked.toBuilder()
                        .setProbes(probes == 0 ? DEFAULT_PROBES : probes)
                        .setExamples(examples == 0 ? DEFAULT_EXAMPLES : examples))
                .build();
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) {
        List<CurvatureRow> rows = measure(context, spec);
        return AnalysisResult.newBuilder()
                .addAllRows(rows.stream().map(CurvatureMessages::row).toList())
                .addArtifacts(CurvatureMessages.write(context, rows))
                .setProvenance(provenance.of(spec).toBuilder()
                        .putSeeds("curvature_seed", spec.getCurvature().getSeed()))
                .build();
    }

    private List<CurvatureRow> measure(JobContext context, AnalysisSpec spec) {
        BertConfig config = checkpoints.open("spec.theta1", spec.getTheta1()).config();
        List<CurvatureRow> rows = new ArrayList<>();
        try (CurvatureSteps steps = curvatures.open(
                context,
                spec.getObjective(),
                spec.getTheta1(),
                spec.getNumericPath(),
                spec.getCurvature().getExamples())) {
            for (LayerGroup group : groups(spec.getCurvature(), config.layers())) {
                rows.add(measure(steps, rows.size(), group, spec.getCurvature(), config));
            }
        }
        return rows;
    }

    private static CurvatureRow measure(
            CurvatureSteps steps, int index, LayerGroup group, Curvature asked, BertConfig config) {
        String step = "group-%04d/".formatted(index);
        return new CurvatureRow(
                group,
                LayerExtent.of(group, BertParameters.encoder(config)),
                steps.spectrum(
                        step + "eigenvalue",
                        "largest eigenvalue of " + group.name(),
                        group,
                        LanczosSettings.of(1, asked.getSeed())),
                steps.trace(step + "trace", "trace of " + group.name(), group, asked.getProbes(), asked.getSeed()),
                steps.measures(group));
    }

    private static List<LayerGroup> groups(Curvature asked, int layers) {
        return asked.getGroupsCount() == 0 ? LayerGroup.thirds(layers) : LayerGroups.of(asked.getGroupsList());
    }
}
