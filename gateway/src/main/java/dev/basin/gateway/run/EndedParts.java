package dev.basin.gateway.run;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.basin.analysis.v1.Analysis;
import dev.basin.finetune.v1.Run;
import dev.basin.gateway.v1.Phase;
import dev.basin.landscape.v1.Landscape;
import java.util.Optional;

/** What the parts of an experiment ended with, by the names of their phases. */
record EndedParts(PhaseRecords records) {

    Run run(String phase) {
        return part(phase, Run.parser());
    }

    Landscape landscape(String phase) {
        return part(phase, Landscape.parser());
    }

    Analysis analysis(String phase) {
        return part(phase, Analysis.parser());
    }

    /** Name of the job that carried a phase out. */
    String job(String phase) {
        return records.phase(phase)
                .map(Phase::getJob)
                .orElseThrow(() -> new IllegalStateException(phase + " has no job; expected it to, before"));
    }

    /** A run that not every experiment has. */
    Optional<Run> findRun(String phase) {
        return records.part(phase, Run.parser());
    }

    /** A landscape that not every experiment has. */
    Optional<Landscape> findLandscape(String phase) {
        return records.part(phase, Landscape.parser());
    }

    /** An analysis that not every experiment has. */
    Optional<Analysis> findAnalysis(String phase) {
        return records.part(phase, Analysis.parser());
    }

    private <P extends Message> P part(String phase, Parser<P> parser) {
        return records.part(phase, parser)
                .orElseThrow(() -> new IllegalStateException(phase + " has not ended well; expected it to, before"));
    }
}
