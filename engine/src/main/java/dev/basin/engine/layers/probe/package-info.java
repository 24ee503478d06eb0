/**
 * What a layer knows of a task: {@link dev.basin.engine.layers.probe.LinearProbe} learns the labels from the
 * {@link dev.basin.engine.layers.probe.ClsStates} of a model that stays as it is.
 * {@link dev.basin.engine.layers.probe.LinearHead} is the same as the head of a model.
 */
package dev.basin.engine.layers.probe;
