package dev.basin.cli.request;

import dev.basin.cli.UsageException;
import dev.basin.gateway.v1.ExperimentSpec;
import dev.basin.gateway.v1.Extras;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Questions beyond surfaces and rollback. */
final class ExtraFlags {
    private static final String ALL = "all";
    private static final String NONE = "none";
    private static final Map<String, BiConsumer<Extras.Builder, Boolean>> QUESTIONS = Map.of(
            "curvature", Extras.Builder::setCurvature,
            "random-surfaces", Extras.Builder::setRandomSurfaces,
            "layer-surfaces", Extras.Builder::setLayerSurfaces,
            "layer-changes", Extras.Builder::setLayerChanges);

    @Option(
            names = "--extras",
            paramLabel = "QUESTION",
            split = ",",
            completionCandidates = OfferedWords.Questions.class,
            description = "Ask too, and no others: all, none, or some of curvature, random-surfaces, layer-surfaces,"
                    + " layer-changes. Default: all for standard and paper, none for quick and demo.")
    private List<String> questions;

    @Option(
            names = "--rollback-controls",
            paramLabel = "N",
            description = "Controls of each kind for every group of layers rolled back.")
    private Integer rollbackControls;

    void apply(ExperimentSpec.Builder spec) {
        if (questions != null) {
            Extras.Builder extras = spec.getExtrasBuilder();
            questions.forEach(ExtraFlags::require);
            QUESTIONS.forEach((name, set) -> set.accept(extras, asked(name)));
        }
        if (rollbackControls != null) {
            spec.getExtrasBuilder().setRollbackControls(rollbackControls);
        }
    }

    private boolean asked(String name) {
        return questions.stream().map(ExtraFlags::lower).anyMatch(word -> word.equals(name) || word.equals(ALL));
    }

    private static void require(String word) {
        String lower = lower(word);
        if (!lower.equals(ALL) && !lower.equals(NONE) && !QUESTIONS.containsKey(lower)) {
            throw new UsageException("--extras has '%s'; accepted: %s".formatted(word, String.join(", ", words())));
        }
    }

    /** Every word that is accepted. */
    static List<String> words() {
        return Stream.concat(Stream.of(ALL, NONE), QUESTIONS.keySet().stream().sorted())
                .toList();
    }

    private static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
