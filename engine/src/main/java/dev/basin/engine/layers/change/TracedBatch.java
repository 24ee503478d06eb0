package dev.basin.engine.layers.change;

import ai.djl.ndarray.NDArray;
import dev.basin.engine.bert.Trace;
import dev.basin.engine.data.BatchPlan;

/**
 * What happened to the same examples inside two models.
 *
 * @param examples which examples they are
 * @param mask (B, T) 1 for a token, 0 for padding
 */
public record TracedBatch(BatchPlan.Batch examples, NDArray mask, Trace from, Trace to) {}
