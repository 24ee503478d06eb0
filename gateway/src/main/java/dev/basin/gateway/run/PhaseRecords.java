package dev.basin.gateway.run;

import com.google.protobuf.Int64Value;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.gateway.v1.Phase;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.Jobs;
import dev.basin.serving.jobs.JobMessages;
import dev.basin.serving.jobs.Payloads;
import java.util.Optional;

/**
 * What is kept of an experiment's parts between owners: which job carries out each, where it stands, how far its events were passed
 * on and, once it has ended well, what it ended with. Onlookers read the same records.
 */
final class PhaseRecords {
    private static final String PHASE = "phase/";
    private static final String PART = "part/";
    private static final String SEEN = "seen/";

    private final JobContext experiment;

    PhaseRecords(JobContext experiment) {
        this.experiment = experiment;
    }

    /** The record of a phase as an onlooker finds it; empty before the phase was started. */
    static Optional<Phase> read(Jobs jobs, JobKey experiment, String phase) {
        return jobs.step(experiment, PHASE + phase).map(payload -> Payloads.read(payload, Phase.parser()));
    }

    Optional<Phase> phase(String name) {
        return experiment.step(PHASE + name).map(payload -> Payloads.read(payload, Phase.parser()));
    }

    /** Remembers where a phase stands and tells watchers; does nothing where that is known already. */
    void enter(Phase phase) {
        if (phase(phase.getName()).filter(phase::equals).isEmpty()) {
            experiment.saveStep(PHASE + phase.getName(), Payloads.of(phase));
            experiment.inPhase(phase.getName()).partEntered(JobMessages.state(phase.getState()));
        }
    }

    /** What the phase's job ended with; empty while it has not ended well. */
    <P extends Message> Optional<P> part(String phase, Parser<P> parser) {
        return experiment.step(PART + phase).map(payload -> Payloads.read(payload, parser));
    }

    void keepPart(String phase, Message part) {
        experiment.saveStep(PART + phase, Payloads.of(part));
    }

    /** Sequence of the newest event of the phase's job that need not be passed on again. */
    long seen(String phase) {
        return experiment
                .step(SEEN + phase)
                .map(payload -> Payloads.read(payload, Int64Value.parser()).getValue())
                .orElse(0L);
    }

    void saw(String phase, long sequence) {
        experiment.saveStep(SEEN + phase, Payloads.of(Int64Value.of(sequence)));
    }
}
