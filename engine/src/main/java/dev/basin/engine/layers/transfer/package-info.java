/**
 * Lower layers of a model trained on another task under the upper layers and the head of this one's:
 * {@link dev.basin.engine.layers.transfer.Transfer} puts the model together, and may
 * train its head anew, as {@link dev.basin.engine.layers.probe.LinearHead} does.
 */
package dev.basin.engine.layers.transfer;
