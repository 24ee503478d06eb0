package dev.basin.engine.data;

/**
 * A generated task. The same seed and sizes give the same sentences on every machine, and the dev split does not depend on
 * the number of training examples. Labels are balanced; no text of one split occurs in the other; half of the dev examples
 * are decided by words that no training example contains.
 *
 * @param seed of the grammar
 * @param trainExamples 2 to {@value #MOST_EXAMPLES}
 * @param devExamples likewise
 */
public record BuiltInSource(BuiltInTask task, long seed, int trainExamples, int devExamples) implements TaskSource {
    /** The most examples of either split. */
    public static final int MOST_EXAMPLES = 100_000;

    public BuiltInSource {
        check("training", trainExamples);
        check("dev", devExamples);
    }

    @Override
    public Dataset read() {
        return new ExampleGenerator(task, seed).dataset(trainExamples, devExamples);
    }

    private static void check(String kind, int examples) {
        if (examples < 2 || examples > MOST_EXAMPLES) {
            throw DataException.invalid("%d %s examples; accepted: 2 to %d".formatted(examples, kind, MOST_EXAMPLES));
        }
    }
}
