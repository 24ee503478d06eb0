/**
 * Which layers of a trained model matter. {@link dev.basin.engine.layers.Rollback} puts groups of parameters back to their
 * values before training, one group at a time; {@link dev.basin.engine.layers.RollbackTable} holds the outcome, beside which
 * stand the controls of {@link dev.basin.engine.layers.control}. {@link dev.basin.engine.layers.surface} draws the loss when
 * only one group moves.
 */
package dev.basin.engine.layers;
