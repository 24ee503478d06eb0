package dev.basin.engine.data.grammar;

import org.jspecify.annotations.Nullable;

/**
 * What a grammar said.
 *
 * @param textB the second text of a pair; null for a single text
 */
public record Saying(String textA, @Nullable String textB) {}
