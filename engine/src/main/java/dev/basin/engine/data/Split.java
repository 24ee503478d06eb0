package dev.basin.engine.data;

import dev.basin.engine.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The examples of one file, or of one half of a generated task.
 *
 * @param name for example {@code train} or {@code dev_matched}
 * @param sha256 of the file, or of the generated sentences, that the examples were taken from
 * @param skippedRows rows of the file that hold no example (QQP has a few); they are counted before any sampling
 */
public record Split(String name, List<Example> examples, String sha256, int skippedRows) {
    public Split {
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("split " + name + " needs at least 1 example, received none");
        }
    }

    /**
     * A subset pinned by its seed, in the split's own order. Under one seed a smaller subset lies within every larger one.
     *
     * @param most 0 for all
     */
    public Split sample(int most, long seed) {
        if (most < 0) {
            throw DataException.invalid(
                    "at most %d examples of %s; accepted: 0 for all, or more".formatted(most, name));
        }
        if (most == 0 || most >= examples.size()) {
            return this;
        }
        int[] order = SplitMix64.of(seed, name.hashCode()).permutation(examples.size());
        int[] chosen = Arrays.stream(order).limit(most).sorted().toArray();
        return new Split(name, Arrays.stream(chosen).mapToObj(examples::get).toList(), sha256, skippedRows);
    }

    /** Accuracy of always answering with the most frequent label: what a trained model has to beat. */
    public double majorityShare() {
        long most =
                examples.stream()
                        .collect(Collectors.groupingBy(Example::label, Collectors.counting()))
                        .values()
                        .stream()
                        .max(Long::compare)
                        .orElseThrow();
        return (double) most / examples.size();
    }
}
