/**
 * Lower layers of a model trained on another task under the upper layers and the head of this one's:
 * {@link dev.basin.engine.layers.transfer.Transfer} puts the model together, {@link
 * dev.basin.engine.layers.transfer.LogisticHead} trains its head anew.
 */
package dev.basin.engine.layers.transfer;
