package dev.basin.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.rpc.Status;
import dev.basin.common.v1.JobState;
import dev.basin.common.v1.JobStatus;
import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Claim;
import dev.basin.gateway.v1.Evidence;
import dev.basin.gateway.v1.Experiment;
import dev.basin.gateway.v1.ExperimentResult;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Phase;
import dev.basin.gateway.v1.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void printsPhasesClaimsAndTheirNumbers() {
        assertThat(printed(experiment(JobState.JOB_STATE_SUCCEEDED)
                        .setResult(result())
                        .build()))
                .contains("experiments/e1 (a look): done after 2:00")
                .contains("Fine-tune  done  1:05")
                .contains("Claim 1: Pre-training finds wide optima.")
                .contains("SUPPORTED by this run")
                .contains("claimed  pre-trained     scratch")
                .contains("+  basin area  greater  0.310 +- 0.010  0.120    share of grid")
                .contains("Claim 2: Flat is general.")
                .contains("NOT JUDGED: the model from scratch has not learned")
                .contains("NaN");
    }

    @Test
    void statesNoOrderThatTheNumbersDoNotHave() {
        Claim.Builder claim = Claim.newBuilder()
                .setNumber(1)
                .addEvidence(evidence(measure(4.656), measure(7.194)).setHolds(false))
                .addEvidence(
                        evidence(measure(0.2), measure(0.3)).setUntold("the basin reaches the border of the grid"));
        String printed = printed(succeeded(claim));
        assertThat(printed)
                .contains("x  basin area  greater  4.656        7.194    share of grid")
                .contains("-  basin area  greater  0.200        0.300    share of grid")
                .contains("         cannot be told: the basin reaches the border of the grid")
                .doesNotContain(">", "<");
    }

    @Test
    void namesWhatEachRowComparesWhereTheyDiffer() {
        Claim.Builder claim = Claim.newBuilder()
                .addEvidence(evidence(measure(0.9), measure(0.8))
                        .setFirstLabel("low layers")
                        .setSecondLabel("middle layers")
                        .setHolds(true))
                .addEvidence(evidence(measure(0.8), measure(0.5))
                        .setFirstLabel("middle layers")
                        .setSecondLabel("high layers")
                        .setHolds(true));
        assertThat(printed(succeeded(claim)))
                .contains("+  basin area  greater  low layers 0.900     middle layers 0.800  share of grid")
                .contains("+  basin area  greater  middle layers 0.800  high layers 0.500    share of grid");
    }

    @Test
    void saysWhyAnExperimentFailed() {
        Experiment.Builder failed = experiment(JobState.JOB_STATE_FAILED);
        failed.getStatusBuilder()
                .setError(Status.newBuilder().setCode(3).setMessage("train.tsv has 1 column; accepted: 2"));

        assertThat(printed(failed.build()))
                .contains("experiments/e1 (a look): failed after 2:00")
                .contains("train.tsv has 1 column; accepted: 2");
    }

    @Test
    void writesNumbersSoThatTheyCanBeRead() {
        assertThat(ProgressText.number(0.12345)).isEqualTo("0.123");
        assertThat(ProgressText.number(0)).isEqualTo("0.000");
        assertThat(ProgressText.number(1234.56)).isEqualTo("1234.6");
        assertThat(ProgressText.number(2e-5)).isEqualTo("2.00e-05");
        assertThat(ProgressText.number(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    private static Experiment.Builder experiment(JobState state) {
        return Experiment.newBuilder()
                .setName("experiments/e1")
                .setSpec(ExperimentSpec.newBuilder().setDisplayName("a look"))
                .setStatus(JobStatus.newBuilder()
                        .setState(state)
                        .setStartTime(Timestamp.newBuilder().setSeconds(10))
                        .setEndTime(Timestamp.newBuilder().setSeconds(130)))
                .addPhases(Phase.newBuilder()
                        .setName("finetune/a")
                        .setTitle("Fine-tune")
                        .setState(JobState.JOB_STATE_SUCCEEDED)
                        .setElapsed(Duration.newBuilder().setSeconds(65)));
    }

    private static Experiment succeeded(Claim.Builder claim) {
        return experiment(JobState.JOB_STATE_SUCCEEDED)
                .setResult(ExperimentResult.newBuilder().addClaims(claim))
                .build();
    }

    private static ExperimentResult result() {
        Measure wide = measure(0.31).toBuilder().setStandardError(0.01).build();
        return ExperimentResult.newBuilder()
                .addClaims(Claim.newBuilder()
                        .setNumber(1)
                        .setStatement("Pre-training finds wide optima.")
                        .setVerdict(Verdict.VERDICT_SUPPORTED)
                        .addEvidence(evidence(wide, measure(0.12)).setHolds(true)))
                .addClaims(Claim.newBuilder()
                        .setNumber(2)
                        .setStatement("Flat is general.")
                        .setVerdict(Verdict.VERDICT_NOT_JUDGED)
                        .setReason("the model from scratch has not learned")
                        .addEvidence(evidence(wide, measure(Double.NaN))))
                .build();
    }

    private static Evidence.Builder evidence(Measure first, Measure second) {
        return Evidence.newBuilder()
                .setTitle("basin area")
                .setFirst(first)
                .setSecond(second)
                .setFirstLabel("pre-trained")
                .setSecondLabel("scratch")
                .setExpected("greater");
    }

    private static Measure measure(double value) {
        return Measure.newBuilder().setValue(value).setUnit("share of grid").build();
    }

    private static String printed(Experiment experiment) {
        StringWriter written = new StringWriter();
        new Summary(new Terminal(new PrintWriter(written), false, Glyphs.ASCII, 120, 24)).print(experiment);
        return written.toString();
    }
}
