package dev.basin.cli.request;

import dev.basin.common.v1.TaskSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A user's own files as the task of the second axis. */
final class SecondOwnDataFlags {
    @Option(
            names = "--second-train",
            paramLabel = "FILE",
            description =
                    "Your own training examples for the second axis: a .tsv, .csv or .jsonl file with named columns.")
    private String train;

    @Option(
            names = "--second-dev",
            paramLabel = "FILE",
            description = "Your own held-out examples, with the same columns.")
    private String dev;

    @Option(
            names = "--second-text",
            paramLabel = "COLUMN",
            split = ",",
            description =
                    "Column of the text in your own files, or both columns of a pair, separated by a comma. Default: text.")
    private List<String> text;

    @Option(
            names = "--second-label",
            paramLabel = "COLUMN",
            description = "Column of the label in your own files. Default: label.")
    private String label;

    @Option(
            names = "--second-labels",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The labels in your own files, in the order of the classifier's outputs. Default: those of the"
                            + " training file, sorted.")
    private List<String> labels;

    /** The task that the flags name, if any is given. */
    Optional<TaskSource> task() {
        return new OwnData("--second-", train, dev, text, label, labels).task();
    }
}
