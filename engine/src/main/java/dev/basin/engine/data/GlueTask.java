package dev.basin.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The classification tasks of GLUE (Wang et al. 2019). */
public enum GlueTask implements Task {
    /** Multi-genre natural language inference, with a dev split from the training genres and one from others. */
    MNLI("MNLI", true),
    /** Recognising textual entailment. */
    RTE("RTE", true),
    /** Stanford sentiment treebank. */
    SST_2("SST-2", false),
    /** Microsoft research paraphrase corpus. */
    MRPC("MRPC", true),
    /** Question-answering inference. */
    QNLI("QNLI", true),
    /** Quora question pairs. */
    QQP("QQP", true),
    /** Corpus of linguistic acceptability. */
    COLA("CoLA", false);

    private final String id;
    private final boolean pair;

    GlueTask(String id, boolean pair) {
        this.id = id;
        this.pair = pair;
    }

    /** The task of that name, in any case, as GLUE or as Java writes it: {@code SST-2}, {@code sst2}, {@code SST_2}. */
    public static GlueTask of(String name) {
        return Arrays.stream(values())
                .filter(task -> plain(task.id).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> DataException.invalid("unknown task '%s'; accepted: %s"
                        .formatted(name, Arrays.stream(values()).map(Task::id).toList())));
    }

    @Override
    public String id() {
        return id;
    }

    // The order of the TSV tradition (Google's code, Hugging Face's processors): other copies of MNLI order otherwise.
    @Override
    public List<String> labels() {
        return switch (this) {
            case MNLI -> List.of("contradiction", "entailment", "neutral");
            case RTE, QNLI -> List.of("entailment", "not_entailment");
            case SST_2, MRPC, QQP, COLA -> List.of("0", "1");
        };
    }

    @Override
    public boolean isPair() {
        return pair;
    }

    @Override
    public List<Metric> metrics() {
        return switch (this) {
            case MRPC, QQP -> List.of(Metric.ACCURACY, Metric.F1);
            case COLA -> List.of(Metric.MATTHEWS, Metric.ACCURACY);
            case MNLI, RTE, SST_2, QNLI -> List.of(Metric.ACCURACY);
        };
    }

    /** Names of the held-out splits, the main one first; their files end in {@code .tsv}. */
    public List<String> devSplits() {
        return this == MNLI ? List.of("dev_matched", "dev_mismatched") : List.of("dev");
    }

    /** Names of the files that a folder of the task has. */
    public List<String> files() {
        return Stream.concat(Stream.of("train"), devSplits().stream())
                .map(split -> split + ".tsv")
                .toList();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
