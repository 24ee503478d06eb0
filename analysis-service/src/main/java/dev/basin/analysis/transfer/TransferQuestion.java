package dev.basin.analysis.transfer;

import dev.basin.analysis.question.AnalysisProvenance;
import dev.basin.analysis.question.EngineSession;
import dev.basin.analysis.question.EvaluationTable;
import dev.basin.analysis.question.Pieces;
import dev.basin.analysis.question.Question;
import dev.basin.analysis.v1.AnalysisResult;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Donor;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.common.v1.Provenance;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.jobs.JobContext;
import dev.basin.requests.Checkpoints;
import dev.basin.requests.PointValues;
import jakarta.inject.Singleton;
import java.util.List;

/** What lower layers that learned another task are worth to this one: the more of them, the deeper. */
@Singleton
class TransferQuestion implements Question {
    private final TransferSpecs specs;
    private final TransferOpener opener;
    private final Checkpoints checkpoints;
    private final AnalysisProvenance provenance;

    TransferQuestion(
            TransferSpecs specs, TransferOpener opener, Checkpoints checkpoints, AnalysisProvenance provenance) {
        this.specs = specs;
        this.opener = opener;
        this.checkpoints = checkpoints;
        this.provenance = provenance;
    }

    @Override
    public AnalysisSpec.QuestionCase kind() {
        return AnalysisSpec.QuestionCase.TRANSFER;
    }

    @Override
    public AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        return spec.toBuilder()
                .setTransfer(specs.complete(spec.getTransfer(), theta1))
                .build();
    }

    @Override
    public AnalysisResult answer(JobContext context, AnalysisSpec spec) {
        List<LayerRow> rows = evaluate(context, spec);
        return AnalysisResult.newBuilder()
                .addAllRows(rows)
                .addArtifacts(table(rows).write(context, "transfer.csv", "transfer of lower layers"))
                .setProvenance(provenance(spec))
                .build();
    }

    private List<LayerRow> evaluate(JobContext context, AnalysisSpec spec) {
        ModelDirectory theta1 = checkpoints.open("spec.theta1", spec.getTheta1());
        ParameterLayout layout = BertParameters.encoder(theta1.config());
        Pieces pieces = new Pieces(context, "taking lower layers", TransferRows.count(spec), "models");
        try (EngineSession<OpenTransfer> session = opener.open(spec)) {
            return TransferRows.evaluate(spec, layout, pieces, session);
        }
    }

    private static EvaluationTable table(List<LayerRow> rows) {
        EvaluationTable table =
                new EvaluationTable(PointValues.fromMessage(rows.getFirst().getEvaluation()), "donor", "group", "head");
        for (LayerRow row : rows) {
            table.add(PointValues.fromMessage(row.getEvaluation()), row.getDonor(), row.getGroup(), "kept");
            if (row.hasRetrainedHeadEvaluation()) {
                table.add(
                        PointValues.fromMessage(row.getRetrainedHeadEvaluation()),
                        row.getDonor(),
                        row.getGroup(),
                        "retrained");
            }
        }
        return table;
    }

    private Provenance provenance(AnalysisSpec spec) {
        Provenance.Builder origin = provenance.of(spec).toBuilder();
        List<Donor> donors = TransferSpecs.donors(spec.getTransfer());
        for (int i = 0; i < donors.size(); i++) {
            String field = TransferSpecs.field(spec.getTransfer(), i);
            origin.putInputSha256(
                    "donor/" + donors.get(i).getName(),
                    checkpoints.sha256(field, donors.get(i).getCheckpoint()));
        }
        return origin.build();
    }
}
