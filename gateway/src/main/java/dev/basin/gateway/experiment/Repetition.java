package dev.basin.gateway.experiment;

import dev.basin.gateway.experiment.PlannedPhase.PhaseId;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Start;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of an experiment's repetitions. They differ in the run seed alone: heads, orders of examples and dropout.
 *
 * @param number from 1
 */
public record Repetition(int number) {
    /** All repetitions of a request whose defaults are filled in. */
    public static List<Repetition> of(ExperimentSpec complete) {
        return IntStream.rangeClosed(1, complete.getRepetitions())
                .mapToObj(Repetition::new)
                .toList();
    }

    /** Name of a part, for example "finetune/scratch/second"; "repetition-2/finetune/scratch/second" for the second. */
    public String name(String kind, Start start, String... more) {
        String first = kind + "/" + (start == Start.START_SCRATCH ? "scratch" : "pretrained");
        String name = more.length == 0 ? first : first + "/" + String.join("/", more);
        return number == 1 ? name : "repetition-" + number + "/" + name;
    }

    /** Name of the run on the target task. */
    String target(Start start) {
        return name("finetune", start, "target");
    }

    /** Name of the run on the task of the second axis. */
    String second(Start start) {
        return name("finetune", start, "second");
    }

    PhaseId id(String title, Start start, String kind, String... more) {
        return new PhaseId(name(kind, start, more), title(title), start);
    }

    String title(String title) {
        return number == 1 ? title : title + ", repetition " + number;
    }

    long runSeed(ExperimentSpec spec) {
        return spec.getRunSeed() + number - 1;
    }

    /** How titles call a start. */
    static String adjective(Start start) {
        return start == Start.START_SCRATCH ? "random" : "pre-trained";
    }
}
