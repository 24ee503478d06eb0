/** The loss when only one group of layers moves around the trained model. */
package dev.basin.analysis.surface;
