package dev.basin.engine.checkpoint;

import dev.basin.engine.bert.BertConfig;
import dev.basin.engine.bert.BertParameters;
import dev.basin.engine.theta.ParameterLayout;
import dev.basin.engine.theta.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a model's weights hold of what its configuration wants.
 *
 * @param ignored canonical names of tensors that are neither encoder nor classification head
 */
record Inventory(boolean hasPooler, boolean hasHead, List<String> ignored) {
    /**
     * Compares weights with a configuration.
     *
     * @throws CheckpointException naming every tensor that is missing, has another shape, or belongs to a layer that the
     *     configuration does not have
     */
    static Inventory of(Path folder, WeightFiles weights, BertConfig config) {
        ParameterLayout encoder = BertParameters.encoder(config);
        boolean pooler = weights.names().stream().anyMatch(TensorNames::isPooler);
        boolean head = weights.names().stream().anyMatch(TensorNames::isHead);
        List<Slot> wanted = new ArrayList<>(encoder.slots());
        if (!pooler) {
            wanted.removeIf(slot -> TensorNames.isPooler(slot.name()));
        }
        if (head) {
            wanted.addAll(BertParameters.head(config).slots());
        }
        List<String> problems = new ArrayList<>();
        describe(problems, "missing", missing(weights, wanted));
        describe(problems, "of another shape", misshapen(weights, wanted));
        describe(problems, "not in the configuration", foreign(weights, encoder));
        if (!problems.isEmpty()) {
            throw new CheckpointException(
                    folder + ": the weights are not those of config.json: " + String.join("; ", problems));
        }
        return new Inventory(pooler, head, ignored(weights));
    }

    private static void describe(List<String> problems, String problem, List<String> tensors) {
        if (!tensors.isEmpty()) {
            problems.add("%d tensors are %s: %s".formatted(tensors.size(), problem, String.join(", ", tensors)));
        }
    }

    private static List<String> missing(WeightFiles weights, List<Slot> wanted) {
        return wanted.stream()
                .map(Slot::name)
                .filter(Predicate.not(weights.names()::contains))
                .toList();
    }

    private static List<String> misshapen(WeightFiles weights, List<Slot> wanted) {
        return wanted.stream()
                .filter(slot -> weights.shape(slot.name())
                        .filter(shape -> !shape.equals(shape(slot)))
                        .isPresent())
                .map(slot -> "%s %s, wanted %s"
                        .formatted(slot.name(), weights.shape(slot.name()).orElseThrow(), shape(slot)))
                .toList();
    }

    private static List<String> foreign(WeightFiles weights, ParameterLayout encoder) {
        return weights.names().stream()
                .filter(TensorNames::isEncoder)
                .filter(name -> encoder.find(name).isEmpty())
                .toList();
    }

    private static List<String> ignored(WeightFiles weights) {
        return weights.names().stream()
                .filter(name -> !TensorNames.isEncoder(name) && !TensorNames.isHead(name))
                .toList();
    }

    static List<Long> shape(Slot slot) {
        return Arrays.stream(slot.shape()).boxed().toList();
    }
}
