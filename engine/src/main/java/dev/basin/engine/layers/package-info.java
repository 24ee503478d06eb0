/**
 * Which layers of a trained model matter. {@link dev.basin.engine.layers.Rollback} puts groups of parameters back to their
 * values before training, one group at a time; {@link dev.basin.engine.layers.RollbackTable} holds the outcome, beside which
 * stand the controls of {@link dev.basin.engine.layers.control}. {@link dev.basin.engine.layers.surface} draws the loss when
 * only one group moves, {@link dev.basin.engine.layers.transfer} takes lower layers from another task's model, {@link
 * dev.basin.engine.layers.change} tells how far layers moved, and {@link dev.basin.engine.layers.probe} what they know.
 */
package dev.basin.engine.layers;
