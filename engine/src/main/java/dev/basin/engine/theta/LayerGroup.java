package dev.basin.engine.theta;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A part of the model: the parameters whose names match one of the globs, where {@code *} stands for any characters.
 *
 * @param name what a person reads, for example {@code low}
 */
public record LayerGroup(String name, List<String> globs) {
    public LayerGroup {
        globs = List.copyOf(globs);
        if (name.isBlank() || globs.isEmpty()) {
            throw new IllegalArgumentException(
                    "a layer group needs a name and a glob, received name '" + name + "' and globs " + globs);
        }
    }

    /** The layers' lower, middle and upper third, as the paper cuts them: 24 layers into 0-7, 8-15 and 16-23. */
    public static List<LayerGroup> thirds(int layers) {
        if (layers < 3) {
            throw new IllegalArgumentException("thirds need at least 3 layers, received " + layers);
        }
        int low = Math.round(layers / 3f);
        int middle = Math.round(2 * layers / 3f);
        return List.of(
                new LayerGroup("low", layerGlobs(0, low)),
                new LayerGroup("middle", layerGlobs(low, middle)),
                new LayerGroup("high", layerGlobs(middle, layers)));
    }

    /** Every parameter of the encoder, the pooler included. */
    public static LayerGroup wholeEncoder() {
        return new LayerGroup("whole encoder", List.of("*"));
    }

    public static LayerGroup embeddings() {
        return new LayerGroup("embeddings", List.of("embeddings.*"));
    }

    public static LayerGroup pooler() {
        return new LayerGroup("pooler", List.of("pooler.*"));
    }

    /** Layers {@code from} up to but not including {@code to}, counted from 0. */
    public static LayerGroup layers(int from, int to) {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("layers need 0 <= from < to, received from " + from + " to " + to);
        }
        String name = to - from == 1 ? "layer " + from : "layers " + from + "-" + (to - 1);
        return new LayerGroup(name, layerGlobs(from, to));
    }

    /** These layers, which need not be neighbours; at least one. */
    public static LayerGroup ofLayers(List<Integer> layers) {
        String name = layers.stream().map(String::valueOf).collect(joining(" ", "layers ", ""));
        return new LayerGroup(name, layers.stream().map(LayerGroup::layerGlob).toList());
    }

    public boolean contains(String parameter) {
        return globs.stream().anyMatch(glob -> pattern(glob).matcher(parameter).matches());
    }

    private static List<String> layerGlobs(int from, int to) {
        return IntStream.range(from, to).mapToObj(LayerGroup::layerGlob).toList();
    }

    private static String layerGlob(int layer) {
        return "encoder.layer." + layer + ".*";
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile("\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E");
    }
}
