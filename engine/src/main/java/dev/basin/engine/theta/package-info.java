/** Theta as a vector: every parameter of a model in one flat tensor, addressed by name or by layer group. */
package dev.basin.engine.theta;
