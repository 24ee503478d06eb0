package dev.basin.engine.data.grammar;

import java.util.Locale;

/** The little morphology that the grammars need. */
final class English {
    private static final String VOWELS = "aeiou";

    private English() {}

    /** The noun phrase with its indefinite article, by the first letter: {@code an owl}, {@code a good film}. */
    static String indefinite(String phrase) {
        return (VOWELS.indexOf(phrase.charAt(0)) >= 0 ? "an " : "a ") + phrase;
    }

    /** A clause as a sentence: its first letter in upper case, a full stop at the end. */
    static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }
}
