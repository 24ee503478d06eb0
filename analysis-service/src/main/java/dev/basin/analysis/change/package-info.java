/** How far each layer changed between two states of a model, by several distances. */
package dev.basin.analysis.change;
