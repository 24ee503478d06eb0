package dev.basin.engine.data.grammar;

import dev.basin.engine.data.grammar.ReviewWords.Polar;
import dev.basin.engine.data.grammar.ReviewWords.Subject;
import dev.basin.engine.random.SplitMix64;
import java.util.List;

/**
 * Reviews of one sentence; label 0 blames, 1 praises. The label is not the polarity of a word: negation turns it round (a
 * negated word counts as its opposite, as in "not bad at all"), and in a concession the main clause decides.
 */
public final class ReviewGrammar implements Grammar {
    private static final List<String> OPENERS =
            List.of("in short, ", "once again, ", "this time, ", "honestly, ", "frankly, ");
    private static final List<String> ADVERBS = List.of("", "really ", "truly ", "quite ");
    private static final List<String> PEOPLE =
            List.of("we", "my friends", "most people", "the whole family", "all of us", "my parents");
    private static final List<String> NOBODY =
            List.of("nobody in our group", "no one at our table", "none of my friends", "nobody in the family");

    @Override
    public Saying say(int label, boolean heldOut, SplitMix64 random) {
        Polar right = label == 1 ? ReviewWords.PRAISE : ReviewWords.BLAME;
        Polar opposite = label == 1 ? ReviewWords.BLAME : ReviewWords.PRAISE;
        String clause = new Review(right, opposite, heldOut, random).clause();
        String opener = random.below(3) == 0 ? random.pick(OPENERS) : "";
        return new Saying(English.sentence(opener + clause), null);
    }

    /** One review being written. */
    private static final class Review {
        private final Polar right;
        private final Polar opposite;
        private final boolean heldOut;
        private final SplitMix64 random;
        private final String noun;
        private final String aspect;
        private final String otherAspect;

        Review(Polar right, Polar opposite, boolean heldOut, SplitMix64 random) {
            this.right = right;
            this.opposite = opposite;
            this.heldOut = heldOut;
            this.random = random;
            Subject subject = random.pick(ReviewWords.SUBJECTS);
            int[] order = random.permutation(subject.aspects().size());
            noun = subject.noun();
            aspect = subject.aspects().get(order[0]);
            otherAspect = subject.aspects().get(order[1]);
        }

        String clause() {
            return switch (random.below(6)) {
                case 0 -> verdict();
                case 1 -> attitude();
                case 2 -> negation();
                case 3 -> nobody();
                case 4 -> concession();
                default -> coordination();
            };
        }

        private String verdict() {
            return random.below(2) == 0
                    ? "the %s of this %s was %s%s".formatted(aspect, noun, adverb(), adjective(right))
                    : "this was %s for all of us".formatted(English.indefinite(adjective(right) + " " + noun));
        }

        private String attitude() {
            return "%s %s the %s of this %s".formatted(random.pick(PEOPLE), verb(right), aspect, noun);
        }

        private String negation() {
            String word = adjective(opposite);
            return switch (random.below(4)) {
                case 0 -> "the %s was not %s at all".formatted(aspect, word);
                case 1 -> "the %s of this %s was never %s".formatted(aspect, noun, word);
                case 2 -> "the %s of this %s was far from %s".formatted(aspect, noun, word);
                default -> "there was nothing %s about the %s".formatted(word, aspect);
            };
        }

        private String nobody() {
            return "%s %s the %s of this %s".formatted(random.pick(NOBODY), verb(opposite), aspect, noun);
        }

        private String concession() {
            return switch (random.below(3)) {
                case 0 ->
                    "although the %s was %s, the %s was %s overall"
                            .formatted(aspect, adjective(opposite), noun, adjective(right));
                case 1 ->
                    "the %s was %s, but %s %s the %s"
                            .formatted(aspect, adjective(opposite), random.pick(PEOPLE), verb(right), otherAspect);
                default ->
                    "despite the %s %s, %s %s this %s"
                            .formatted(adjective(opposite), aspect, random.pick(PEOPLE), verb(right), noun);
            };
        }

        private String coordination() {
            String word = adjective(right);
            String otherWord = right.adjectives().pickOther(word, heldOut, random);
            return "the %s was %s and the %s was %s%s".formatted(aspect, word, otherAspect, adverb(), otherWord);
        }

        private String adjective(Polar polarity) {
            return polarity.adjectives().pick(heldOut, random);
        }

        private String verb(Polar polarity) {
            return polarity.verbs().pick(heldOut, random);
        }

        private String adverb() {
            return random.pick(ADVERBS);
        }
    }
}
