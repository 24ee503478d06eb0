package dev.basin.engine.data;

import dev.basin.engine.data.grammar.Grammar;
import dev.basin.engine.data.grammar.Saying;
import dev.basin.engine.random.SplitMix64;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets a grammar speak until both splits of a dataset are filled with different examples. */
final class ExampleGenerator {
    private static final int PATIENCE = 10_000; // repetitions in a row after which the grammar has nothing new to say

    private final BuiltInTask task;
    private final Grammar grammar;
    private final long seed;
    private final Set<Saying> said = new HashSet<>();

    ExampleGenerator(BuiltInTask task, long seed) {
        this.task = task;
        this.grammar = task.grammar();
        this.seed = seed;
    }

    /** The dev split is spoken first, so that it is the same beside any number of training examples. */
    Dataset dataset(int trainExamples, int devExamples) {
        Split dev = split("dev", devExamples, true);
        Split train = split("train", trainExamples, false);
        return new Dataset(task, train, List.of(dev));
    }

    /** Each two examples have both labels, in random order; of a dev split every second two use held-out words. */
    private Split split(String name, int count, boolean holdsOut) {
        SplitMix64 random = SplitMix64.of(seed, name.hashCode());
        List<Example> examples = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < count; i++) {
            boolean opensPair = i % 2 == 0;
            first = opensPair ? random.below(2) : first;
            int label = opensPair ? first : 1 - first;
            Saying saying = newSaying(label, holdsOut && i % 4 >= 2, random);
            examples.add(new Example(name + "-" + i, saying.textA(), saying.textB(), label));
        }
        return new Split(name, examples, Sha256.of(tsv(examples)), 0);
    }

    private Saying newSaying(int label, boolean heldOut, SplitMix64 random) {
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            Saying saying = grammar.say(label, heldOut, random);
            if (said.add(saying)) {
                return saying;
            }
        }
        throw DataException.invalid("the grammar of %s has no more than %d different examples; ask for fewer"
                .formatted(task.id(), said.size()));
    }

    /** The examples as a TSV file would hold them, to be identified by its hash. */
    private String tsv(List<Example> examples) {
        StringBuilder lines = new StringBuilder();
        for (Example example : examples) {
            lines.append(example.textA()).append('\t');
            if (example.textB() != null) {
                lines.append(example.textB()).append('\t');
            }
            lines.append(task.labels().get(example.label())).append('\n');
        }
        return lines.toString();
    }
}
