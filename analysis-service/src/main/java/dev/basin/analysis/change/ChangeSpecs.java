package dev.basin.analysis.change;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.Change;
import dev.basin.analysis.v1.ChangeComparison;
import dev.basin.analysis.v1.ChangeMeasure;
import dev.basin.analysis.v1.ComparisonOrigin;
import dev.basin.analysis.v1.ExampleSplit;
import dev.basin.engine.checkpoint.ModelDirectory;
import dev.basin.engine.data.EncodedExample;
import dev.basin.engine.layers.change.Svcca;
import dev.basin.requests.EncodedTask;
import dev.basin.requests.Objectives;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.errors.Violations;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a request for changes means: its checks and defaults. */
@Singleton
class ChangeSpecs {
    private static final int MOST_COMPARISONS = 100;
    private static final int LONGEST_NAME = 100;
    private static final int FEWEST_RSA_TOKENS = 3;
    private static final int MOST_RSA_TOKENS = 5000;
    private static final int DEFAULT_RSA_TOKENS = 1000;
    private static final double GREATEST_PENALTY = 1000;

    private final StateModels models;
    private final Objectives objectives;

    ChangeSpecs(StateModels models, Objectives objectives) {
        this.models = models;
        this.objectives = objectives;
    }

    /**
     * Checks the request, its states and what its examples allow, and fills in defaults.
     *
     * @throws Refusal with every field at fault
     */
    AnalysisSpec complete(AnalysisSpec spec, ModelDirectory theta1) {
        check(spec.getChange());
        StatePair.states(StatePair.of(spec)).forEach(state -> models.check(state, theta1));
        EncodedTask task = objectives.examples("spec.objective", spec.getObjective(), theta1);
        long tokens = tokens(examples(spec.getChange(), task));
        Change.Builder change = withDefaults(spec.getChange(), task);
        if (change.getMeasuresCount() == 0) {
            change.addAllMeasures(allowed(tokens, theta1));
        }
        checkTokens(change.getMeasuresList(), tokens, theta1);
        return spec.toBuilder().setChange(change).build();
    }

    /** The examples whose activations are compared. */
    static List<EncodedExample> examples(Change change, EncodedTask task) {
        return change.getExamples() == ExampleSplit.EXAMPLE_SPLIT_TRAIN ? task.train() : task.dev();
    }

    static long tokens(List<EncodedExample> examples) {
        return examples.stream().mapToLong(EncodedExample::length).sum();
    }

    private static Change.Builder withDefaults(Change change, EncodedTask task) {
        Change.Builder complete = change.toBuilder();
        if (change.getExamples() == ExampleSplit.EXAMPLE_SPLIT_UNSPECIFIED) {
            complete.setExamples(ExampleSplit.EXAMPLE_SPLIT_DEV);
        }
        if (change.getRsaTokens() == 0) {
            complete.setRsaTokens(DEFAULT_RSA_TOKENS);
        }
        if (change.getProbePenalty() == 0) {
            complete.setProbePenalty(1.0 / task.train().size());
        }
        complete.getComparisonsBuilderList().stream()
                .filter(comparison -> comparison.getFrom() == ComparisonOrigin.COMPARISON_ORIGIN_UNSPECIFIED)
                .forEach(comparison -> comparison.setFrom(ComparisonOrigin.COMPARISON_ORIGIN_THETA0));
        return complete;
    }

    /** Every measure, but SVCCA where the tokens are too few for it. */
    private static List<ChangeMeasure> allowed(long tokens, ModelDirectory theta1) {
        return Arrays.stream(ChangeMeasure.values())
                .filter(ChangeSpecs::isMeasure)
                .filter(measure -> measure != ChangeMeasure.CHANGE_MEASURE_SVCCA || allowsSvcca(tokens, theta1))
                .toList();
    }

    private static void checkTokens(List<ChangeMeasure> measures, long tokens, ModelDirectory theta1) {
        int width = theta1.config().hiddenSize();
        Violations violations = new Violations();
        violations.require(
                !measures.contains(ChangeMeasure.CHANGE_MEASURE_SVCCA) || allowsSvcca(tokens, theta1),
                "spec.change.measures",
                "SVCCA over %d tokens of width %d".formatted(tokens, width),
                "SVCCA over at least %d tokens, %d per unit of width"
                        .formatted(Svcca.fewestTokens(width), Svcca.FEWEST));
        violations.require(
                !measures.contains(ChangeMeasure.CHANGE_MEASURE_RSA) || tokens >= FEWEST_RSA_TOKENS,
                "spec.change.measures",
                "RSA over %d tokens".formatted(tokens),
                "RSA over at least %d tokens".formatted(FEWEST_RSA_TOKENS));
        violations.throwIfAny();
    }

    private static boolean allowsSvcca(long tokens, ModelDirectory theta1) {
        return tokens >= Svcca.fewestTokens(theta1.config().hiddenSize());
    }

    private static void check(Change change) {
        Violations violations = new Violations();
        checkMeasures(change, violations);
        checkComparisons(change, violations);
        int tokens = change.getRsaTokens();
        double penalty = change.getProbePenalty();
        violations.require(
                tokens == 0 || (tokens >= FEWEST_RSA_TOKENS && tokens <= MOST_RSA_TOKENS),
                "spec.change.rsa_tokens",
                tokens,
                "0, or %d to %d".formatted(FEWEST_RSA_TOKENS, MOST_RSA_TOKENS));
        violations.require(
                penalty >= 0 && penalty <= GREATEST_PENALTY,
                "spec.change.probe_penalty",
                penalty,
                "0 to " + GREATEST_PENALTY);
        violations.require(
                change.getExamples() != ExampleSplit.UNRECOGNIZED,
                "spec.change.examples",
                change.getExamplesValue(),
                "DEV or TRAIN");
        violations.throwIfAny();
    }

    private static void checkMeasures(Change change, Violations violations) {
        Set<ChangeMeasure> named = new HashSet<>();
        for (int i = 0; i < change.getMeasuresCount(); i++) {
            violations.require(
                    isMeasure(change.getMeasures(i)) && named.add(change.getMeasures(i)),
                    "spec.change.measures[" + i + "]",
                    change.getMeasuresValue(i),
                    "L2, CKA, SVCCA, ATTENTION_JS, RSA or CLS_PROBE, each once");
        }
    }

    private static void checkComparisons(Change change, Violations violations) {
        int count = change.getComparisonsCount();
        violations.require(
                count <= MOST_COMPARISONS,
                "spec.change.comparisons",
                count + " entries",
                "at most " + MOST_COMPARISONS);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            check("spec.change.comparisons[" + i + "]", change.getComparisons(i), names, violations);
        }
    }

    private static void check(String field, ChangeComparison comparison, Set<String> names, Violations violations) {
        String name = comparison.getName();
        violations.require(
                !name.isBlank() && name.length() <= LONGEST_NAME && names.add(name),
                field + ".name",
                "'" + name + "'",
                "1 to %d characters, different from the others".formatted(LONGEST_NAME));
        violations.require(
                comparison.getFrom() != ComparisonOrigin.UNRECOGNIZED,
                field + ".from",
                comparison.getFromValue(),
                "THETA0 or THETA1");
        violations.require(!comparison.getTo().getKey().isEmpty(), field + ".to.key", "nothing", "a checkpoint's key");
    }

    private static boolean isMeasure(ChangeMeasure measure) {
        return measure != ChangeMeasure.CHANGE_MEASURE_UNSPECIFIED && measure != ChangeMeasure.UNRECOGNIZED;
    }
}
