package dev.basin.engine.data.grammar;

import dev.basin.engine.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words of one meaning or kind, in two parts: those that training may see, and those held out for the dev split.
 *
 * @param <T> a word, or a group of words that are held out together
 */
record Words<T>(List<T> common, List<T> heldOut) {
    private static final int EVERY = 3;

    /** Holds out every third word of the list as it is written: no word is chosen for being hard or easy. */
    static <T> Words<T> of(List<T> words) {
        return new Words<>(part(words, false), part(words, true));
    }

    T pick(boolean fromHeldOut, SplitMix64 random) {
        return random.pick(fromHeldOut ? heldOut : common);
    }

    /** Any but {@code than}. */
    T pickOther(T than, boolean fromHeldOut, SplitMix64 random) {
        return other(fromHeldOut ? heldOut : common, than, random);
    }

    /** Any of the choices but {@code than}. */
    static <T> T other(List<T> choices, T than, SplitMix64 random) {
        return random.pick(
                choices.stream().filter(choice -> !choice.equals(than)).toList());
    }

    private static <T> List<T> part(List<T> words, boolean isHeldOut) {
        return IntStream.range(0, words.size())
                .filter(i -> (i % EVERY == EVERY - 1) == isHeldOut)
                .mapToObj(words::get)
                .toList();
    }
}
