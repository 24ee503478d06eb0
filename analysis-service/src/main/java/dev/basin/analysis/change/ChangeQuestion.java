package dev.basin.analysis.change;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.Provenance;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.jobs.JobContext;
import jakarta.inject.Singleton;
import java.util.List;

/** How far each layer changed between theta0 and theta1, and between further pairs of states. */
@Singleton
class ChangeQuestion implements Question {
    private final ChangeSpecs specs;
    private final ChangeRun run;
    private final StateModels models;
    private final AnalysisProvenance provenance;

    ChangeQuestion(ChangeSpecs specs, ChangeRun run, StateModels models, AnalysisProvenance provenance) {
        this.specs = specs;
        this.run = run;
        this.models = models;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.CHANGE;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        return specs.complete(spec, theta1);
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) {
        List<StatePair> pairs = StatePair.of(spec);
        AnalysisResult.Builder result = run.answer(context, spec, pairs);
        return result.addAllArtifacts(ChangeFiles.write(context, result.getRowsList()))
                .setProvenance(provenance(spec, pairs))
                .build();
    }

    private Provenance provenance(AnalysisSpec spec, List<StatePair> pairs) {
        Provenance.Builder all = provenance.of(spec).toBuilder()
                .putSeeds("rsa_seed", spec.getChange().getRsaSeed());
        pairs.stream()
                .filter(pair -> !pair.name().isEmpty())
                .forEach(pair -> all.putInputSha256("comparison/" + pair.name(), models.sha256(pair.to())));
        return all.build();
    }
}
