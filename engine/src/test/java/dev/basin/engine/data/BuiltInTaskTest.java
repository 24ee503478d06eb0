package dev.basin.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInTaskTest {
    @ParameterizedTest
    @EnumSource
    void balancesLabelsAndRepeatsNothing(BuiltInTask task) {
        Dataset data = new BuiltInSource(task, 1, 512, 256).read();

        assertThat(data.train().examples()).hasSize(512);
        assertThat(data.mainDev().examples()).hasSize(256);
        assertThat(data.train().majorityShare()).isEqualTo(0.5);
        assertThat(data.mainDev().majorityShare()).isEqualTo(0.5);
        assertThat(Stream.concat(data.train().examples().stream(), data.mainDev().examples().stream())
                        .map(BuiltInTaskTest::text))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void dependsOnTheSeedAlone(BuiltInTask task) {
        Dataset data = new BuiltInSource(task, 1, 100, 50).read();

        assertThat(new BuiltInSource(task, 1, 100, 50).read()).isEqualTo(data);
        assertThat(new BuiltInSource(task, 2, 100, 50).read().train().sha256())
                .isNotEqualTo(data.train().sha256());
        assertThat(new BuiltInSource(task, 1, 400, 50).read().mainDev()).isEqualTo(data.mainDev());
    }

    @Test
    void saysTheSameOnEveryMachine() {
        // Recorded once: whoever changes grammar, words or generator changes every experiment on these tasks.
        assertThat(new BuiltInSource(BuiltInTask.REVIEWS, 1, 512, 256)
                        .read()
                        .train()
                        .sha256())
                .isEqualTo("91001bbd5a2748f6f95627e11f3c94ae4bc61e9bab556eba4a5c6b1132e9f42f");
        assertThat(new BuiltInSource(BuiltInTask.ENTAILMENT, 1, 512, 256)
                        .read()
                        .train()
                        .sha256())
                .isEqualTo("591ef2519142cbee7b6f0b01ebc54bad1242d712c9ae94eca71c0457b2910312");
    }

    @ParameterizedTest
    @EnumSource
    void decidesHalfOfDevByWordsThatTrainingLacks(BuiltInTask task) {
        Dataset data = new BuiltInSource(task, 1, 5_000, 1_000).read();
        Set<String> seen = new HashSet<>();
        data.train().examples().forEach(example -> seen.addAll(words(text(example))));

        long withNewWords = data.mainDev().examples().stream()
                .filter(example -> !seen.containsAll(words(text(example))))
                .count();

        assertThat(withNewWords).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource
    void keepsSentencesShort(BuiltInTask task) {
        Dataset data = new BuiltInSource(task, 3, 2_000, 1_000).read();

        assertThat(data.train().examples()).allSatisfy(example -> {
            assertThat(words(example.textA())).hasSizeBetween(5, 14);
            if (example.textB() != null) {
                assertThat(words(example.textB())).hasSizeBetween(5, 9);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void usesWordsThatBertKnowsWhole(BuiltInTask task, @TempDir Path model) throws IOException {
        Files.copy(SharedData.path("vocab/bert-base-uncased-vocab.txt"), model.resolve("vocab.txt"));
        Dataset data = new BuiltInSource(task, 1, 3_000, 1_000).read();

        try (BertTokenizer tokenizer = BertTokenizer.open(model, 128)) {
            assertThat(Stream.concat(data.train().examples().stream(), data.mainDev().examples().stream())
                            .flatMap(example -> tokenizer.pieces(example).stream()))
                    .noneMatch(piece -> piece.startsWith("##") || piece.equals("[UNK]"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasEnoughToSayForTheLargestSplit(BuiltInTask task) {
        // The dev split has the smaller vocabulary.
        assertThat(new BuiltInSource(task, 1, 2, BuiltInSource.MOST_EXAMPLES)
                        .read()
                        .mainDev()
                        .examples())
                .hasSize(BuiltInSource.MOST_EXAMPLES);
    }

    @Test
    void hidesTheAnswerFromWhoeverReadsTheHypothesisAlone() {
        Map<String, List<Example>> byLastWord = new BuiltInSource(BuiltInTask.ENTAILMENT, 1, 20_000, 2)
                .read().train().examples().stream()
                        .collect(Collectors.groupingBy(
                                example -> words(example.textB()).getLast()));

        assertThat(byLastWord).hasSizeGreaterThan(50).allSatisfy((word, examples) -> {
            double follow =
                    examples.stream().filter(example -> example.label() == 0).count();
            // Half of them, within 5 standard deviations of a fair coin.
            assertThat(follow / examples.size()).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(examples.size())));
        });
    }

    @Test
    void refusesSizesOutOfRange() {
        assertThatThrownBy(() -> new BuiltInSource(BuiltInTask.REVIEWS, 1, 1, 10))
                .isInstanceOf(DataException.class)
                .hasMessage("1 training examples; accepted: 2 to 100000");
        assertThatThrownBy(() -> new BuiltInSource(BuiltInTask.REVIEWS, 1, 10, 100_001))
                .isInstanceOf(DataException.class)
                .hasMessage("100001 dev examples; accepted: 2 to 100000");
    }

    private static String text(Example example) {
        return example.textB() == null ? example.textA() : example.textA() + " " + example.textB();
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z']+", 0))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
