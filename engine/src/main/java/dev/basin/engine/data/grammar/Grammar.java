package dev.basin.engine.data.grammar;

import dev.basin.engine.random.SplitMix64;

/** Says labelled texts at random. */
public interface Grammar {
    /**
     * One text, or pair of texts, with this label.
     *
     * @param label 0 or 1
     * @param heldOut whether the words that decide the label come from the part of the vocabulary that training never sees
     */
    Saying say(int label, boolean heldOut, SplitMix64 random);
}
