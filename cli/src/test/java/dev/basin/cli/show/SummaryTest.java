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
                .contains("+  basin area  pre-trained 0.310 +- 0.010  >  scratch 0.120  share of grid")
                .contains("Claim 2: Flat is general.")
                .contains("NOT JUDGED: scratch untrained")
                .contains("NaN");
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
                        .setReason("scratch untrained")
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
