/** Lower layers of models trained on other tasks, under the upper layers and the head of this one's. */
package dev.basin.analysis.transfer;
