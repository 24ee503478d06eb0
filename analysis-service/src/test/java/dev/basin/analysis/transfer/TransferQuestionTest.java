package dev.basin.analysis.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.analysis.AnalysisClient;
import dev.basin.analysis.QuestionTest;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Donor;
import dev.basin.analysis.v1.LayerRow;
import dev.basin.analysis.v1.Transfer;
import dev.basin.common.v1.CheckpointRef;
import dev.basin.common.v1.Evaluation;
import dev.basin.common.v1.JobState;
import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertModel;
import dev.basin.engine.checkpoint.InitialModel;
import dev.basin.engine.checkpoint.ModelDirectoryWriter;
import dev.basin.engine.checkpoint.TaskLabels;
import dev.basin.engine.torch.DeviceKind;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.requests.TinyModels;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lower layers of other tasks are worth, from the request to the table. */
@QuarkusTest
class TransferQuestionTest extends QuestionTest {
    @Test
    void everyDepthOfADonorHasARow() {
        Analysis analysis = calls.ended(spec(Transfer.newBuilder().setDonor(models.write(3, 9))));
        assertThat(analysis.getStatus().getState()).isEqualTo(JobState.JOB_STATE_SUCCEEDED);
        List<LayerRow> rows = analysis.getResult().getRowsList();
        assertThat(rows)
                .map(LayerRow::getGroup)
                .containsExactly(
                        "baseline",
                        "embeddings",
                        "embeddings and layer 0",
                        "embeddings and layers 0-1",
                        "embeddings and layers 0-2");
        assertThat(rows).map(LayerRow::getDonor).containsExactly("", "donor", "donor", "donor", "donor");
        assertThat(rows.get(1).hasFirstLayer()).isFalse();
        assertThat(rows.get(3).getLastLayer()).isEqualTo(1);
        assertThat(rows).noneMatch(LayerRow::hasRetrainedHeadEvaluation);
        assertThat(analysis.getResult().getProvenance().getInputSha256Map()).containsKey("donor/donor");
        assertThat(analysis.getResult().getArtifacts(0).getKey()).endsWith("/transfer.csv");
    }

    @Test
    void aModelThatIsItsOwnDonorLosesNothingAndOthersStandBesideIt() {
        List<LayerRow> rows = rows(Transfer.newBuilder()
                .addDonors(donor("itself", models.write(2, 9)))
                .addDonors(donor("initial", models.write(1, 0)))
                .addDepths(2));
        assertThat(rows).map(LayerRow::getDonor).containsExactly("", "itself", "initial");
        assertThat(rows.get(1).getEvaluation()).isEqualTo(rows.get(0).getEvaluation());
        assertThat(rows.get(2).getEvaluation()).isNotEqualTo(rows.get(0).getEvaluation());
    }

    @Test
    void upperLayersMayComeFromTheta0AndThenItStandsInTheTable() {
        List<LayerRow> rows = rows(Transfer.newBuilder()
                .addDonors(donor("initial", models.write(1, 0)))
                .setUpperFromTheta0(true)
                .addDepths(3)
                .addDepths(0));
        assertThat(rows)
                .map(LayerRow::getGroup)
                .containsExactly("baseline", "theta0", "embeddings and layers 0-2", "embeddings");
        Evaluation theta0 = rows.get(1).getEvaluation();
        assertThat(rows.get(0).getEvaluation()).isNotEqualTo(theta0);
        assertThat(rows.get(2).getEvaluation()).isEqualTo(theta0);
        assertThat(rows.get(3).getEvaluation()).isEqualTo(theta0);
    }

    @Test
    void aRetrainedHeadIsBetterOnTheTrainingExamplesInEveryRowAndTheSameEachTime() {
        Transfer.Builder transfer =
                Transfer.newBuilder().setDonor(models.write(3, 9)).setRetrainHead(true);
        List<LayerRow> rows = rows(transfer);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getRetrainedHeadEvaluation().getTrainLoss())
                    .isLessThan(row.getEvaluation().getTrainLoss());
            assertThat(AnalysisClient.byId(row.getMeasuresList())).containsKey("head/iterations");
        });
        assertThat(rows(transfer)).isEqualTo(rows);
        assertThat(calls.validated(spec(transfer)).getTransfer().getHeadPenalty())
                .isEqualTo(1e-4);
    }

    @Test
    void aDonorOfAnotherShapeIsRefusedWithBothShapes() {
        Map<String, String> refused = calls.refused(spec(Transfer.newBuilder().setDonor(deeper())));
        assertThat(refused).containsOnlyKeys("spec.transfer.donor");
        assertThat(refused.get("spec.transfer.donor"))
                .startsWith("got 4 layers of width 48")
                .contains("accepted: theta1's shape, 3 layers of width 48");
    }

    @Test
    void whatCannotBeDoneIsRefusedByField() {
        assertThat(calls.refused(spec(Transfer.newBuilder())))
                .containsEntry("spec.transfer", "got no donor; accepted: donor, or donors");
        assertThat(calls.refused(spec(Transfer.newBuilder()
                        .addDonors(donor("a", models.write(3, 9)))
                        .addDonors(donor("a", CheckpointRef.getDefaultInstance()))
                        .addDepths(4)
                        .addDepths(1)
                        .addDepths(1)
                        .setHeadPenalty(-1))))
                .containsOnlyKeys(
                        "spec.transfer.donors[1].name",
                        "spec.transfer.donors[1].checkpoint.key",
                        "spec.transfer.depths[0]",
                        "spec.transfer.depths[2]",
                        "spec.transfer.head_penalty");
    }

    private List<LayerRow> rows(Transfer.Builder transfer) {
        return calls.ended(spec(transfer)).getResult().getRowsList();
    }

    private AnalysisSpec spec(Transfer.Builder transfer) {
        return AnalysisSpec.newBuilder()
                .setObjective(TinyModels.objective(32, 24))
                .setTheta0(models.write(1, 0))
                .setTheta1(models.write(2, 9))
                .setTransfer(transfer)
                .build();
    }

    private static Donor donor(String name, CheckpointRef checkpoint) {
        return Donor.newBuilder().setName(name).setCheckpoint(checkpoint).build();
    }

    private CheckpointRef deeper() {
        Path tokenizer = Path.of("../engine/src/test/resources/parity/tiny-bert");
        BertConfig config = new BertConfig(512, 48, 4, 4, 96, 32, 2, 1e-12, 0.1, 0.1, 0.1, 2, 0.02);
        ArtifactKey folder = new ArtifactKey("runs/deeper/checkpoints/end");
        engine.call(() -> store.putFolder(folder, target -> {
            try (BertModel model = InitialModel.scratch(config, engine.memory(DeviceKind.CPU), 1, 1)) {
                ModelDirectoryWriter.save(target, model, TaskLabels.unnamed(2), tokenizer);
            }
        }));
        return CheckpointRef.newBuilder().setKey(folder.value()).build();
    }
}
