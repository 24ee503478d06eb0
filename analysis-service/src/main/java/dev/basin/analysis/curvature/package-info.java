/** How much the training loss bends at the trained model when only one group of layers is free. */
package dev.basin.analysis.curvature;
