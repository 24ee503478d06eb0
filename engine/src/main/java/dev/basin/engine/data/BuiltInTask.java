package dev.basin.engine.data;

import dev.basin.engine.data.grammar.EntailmentGrammar;
import dev.basin.engine.data.grammar.Grammar;
import dev.basin.engine.data.grammar.ReviewGrammar;
import java.util.List;

/** The tasks that Basin generates, so that a first experiment needs no data. */
public enum BuiltInTask implements Task {
    /** Single sentences: does the review praise or blame? */
    REVIEWS("reviews"),
    /** Pairs: does the second sentence follow from the first? */
    ENTAILMENT("entailment");

    private final String id;

    BuiltInTask(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<String> labels() {
        return switch (this) {
            case REVIEWS -> List.of("negative", "positive");
            case ENTAILMENT -> List.of("entailment", "not_entailment");
        };
    }

    @Override
    public boolean isPair() {
        return this == ENTAILMENT;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.ACCURACY);
    }

    Grammar grammar() {
        return switch (this) {
            case REVIEWS -> new ReviewGrammar();
            case ENTAILMENT -> new EntailmentGrammar();
        };
    }
}
