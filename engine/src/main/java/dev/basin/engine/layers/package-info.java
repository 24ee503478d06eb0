/**
 * Which layers of a trained model matter. {@link dev.basin.engine.layers.Rollback} puts groups of parameters back to their
 * values before training, one group at a time; {@link dev.basin.engine.layers.RollbackTable} holds the outcome.
 */
package dev.basin.engine.layers;
