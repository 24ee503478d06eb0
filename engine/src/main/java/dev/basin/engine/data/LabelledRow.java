package dev.basin.engine.data;

import org.jspecify.annotations.Nullable;

/**
 * An example as a file has it.
 *
 * @param line where it stands, from 1; the last of its lines where a quoted text has several
 * @param textB the second text of a pair; null for a single text
 * @param label the label's name
 */
record LabelledRow(long line, String textA, @Nullable String textB, String label) {}
