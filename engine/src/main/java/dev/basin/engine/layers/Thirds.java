package dev.basin.engine.layers;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was found for the low, the middle and the high third of the layers, by which claim 3 of the paper is judged. */
public record Thirds<T>(T low, T middle, T high) {
    private static final List<String> NAMES = List.of("low", "middle", "high");

    /** The thirds among rows of a table; empty unless all three are there. */
    public static <T> Optional<Thirds<T>> among(List<T> rows, Function<T, String> group) {
        List<T> thirds = NAMES.stream()
                .flatMap(name -> rows.stream().filter(row -> group.apply(row).equals(name)))
                .toList();
        return thirds.size() == NAMES.size()
                ? Optional.of(new Thirds<>(thirds.get(0), thirds.get(1), thirds.get(2)))
                : Optional.empty();
    }
}
