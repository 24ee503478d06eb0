package dev.basin.engine.data.grammar;

import dev.basin.engine.data.grammar.EntailmentWords.Action;
import dev.basin.engine.data.grammar.EntailmentWords.Kind;
import dev.basin.engine.data.grammar.EntailmentWords.Opposites;
import dev.basin.engine.random.SplitMix64;
import java.util.List;

/**
 * Pairs of sentences; label 0 where the second follows from the first, 1 where it does not. Three inferences in equal shares:
 * from a thing to its kind, between words of the same and of opposite meaning, and from a verb to what was done. Hypotheses,
 * and the words they share with their premises, are the same under either label, so that they do not give the answer away.
 */
public final class EntailmentGrammar implements Grammar {
    private static final List<String> PERCEPTIONS =
            List.of("saw", "noticed", "painted", "described", "photographed", "mentioned", "drew", "recognized");
    private static final List<String> ORIGINS =
            List.of("north", "village", "valley", "island", "city", "coast", "south", "mountains");
    private static final List<String> CIRCUMSTANCES = List.of(
            "", " yesterday", " this morning", " on Monday", " last week", " last summer", " that day", " once again");

    @Override
    public Saying say(int label, boolean heldOut, SplitMix64 random) {
        return new Inference(label == 0, heldOut, random).say();
    }

    /** One pair being written. */
    private static final class Inference {
        private final boolean follows;
        private final boolean heldOut;
        private final SplitMix64 random;
        private final String person;
        private final String circumstance;

        Inference(boolean follows, boolean heldOut, SplitMix64 random) {
            this.follows = follows;
            this.heldOut = heldOut;
            this.random = random;
            person = random.pick(EntailmentWords.PEOPLE);
            circumstance = random.pick(CIRCUMSTANCES);
        }

        Saying say() {
            return switch (random.below(3)) {
                case 0 -> kind();
                case 1 -> opposites();
                default -> deed();
            };
        }

        /** The hypothesis always names a kind: that of the premise's thing, or another. */
        private Saying kind() {
            Kind kind = random.pick(EntailmentWords.KINDS);
            String thing = kind.members().pick(heldOut, random);
            Kind named = follows ? kind : Words.other(EntailmentWords.KINDS, kind, random);
            String seen = "the %s %s ".formatted(person, random.pick(PERCEPTIONS));
            return pair(seen + English.indefinite(thing) + circumstance, seen + English.indefinite(named.name()));
        }

        /** The hypothesis never repeats the premise's word: it uses another of the same meaning, or an opposite. */
        private Saying opposites() {
            Opposites opposites = EntailmentWords.OPPOSITES.pick(heldOut, random);
            boolean turned = random.below(2) == 1;
            List<String> quality = turned ? opposites.other() : opposites.one();
            List<String> opposite = turned ? opposites.one() : opposites.other();
            String word = random.pick(quality);
            String answer = follows ? Words.other(quality, word, random) : random.pick(opposite);
            String subject = opposites.things().isEmpty()
                    ? "the %s from the %s was ".formatted(person, random.pick(ORIGINS))
                    : "the %s's %s was ".formatted(person, random.pick(opposites.things()));
            return pair(subject + word + circumstance, subject + answer);
        }

        /** The hypothesis always says that it was done; the premise's verb implies it or does not. */
        private Saying deed() {
            Action action = random.pick(EntailmentWords.ACTIONS);
            String verb = (follows ? EntailmentWords.DONE : EntailmentWords.NOT_KNOWN_DONE).pick(heldOut, random);
            String premise = "the %s %s %s".formatted(person, verb, action.infinitive());
            return pair(premise + circumstance, "the %s %s".formatted(person, action.past()));
        }

        private Saying pair(String premise, String hypothesis) {
            return new Saying(English.sentence(premise), English.sentence(hypothesis));
        }
    }
}
