/**
 * Grammars of small classification tasks, so that a first experiment needs no data. What they say and which words they hold
 * out was settled on linguistic grounds before any model was trained on them, and is not to be tuned to a result.
 */
package dev.basin.engine.data.grammar;
