/**
 * Classification tasks, from a file or a grammar to padded batches of token ids, and the metrics that score them.
 *
 * <p>The way of an example: a {@link dev.basin.engine.data.TaskSource} reads a {@link dev.basin.engine.data.Dataset}, which may
 * be sampled; a {@link dev.basin.engine.data.BertTokenizer} encodes its examples; a
 * {@link dev.basin.engine.data.TrainingOrder} or a {@link dev.basin.engine.data.BatchPlan} puts them together into
 * {@link dev.basin.engine.data.TokenBatch}es; {@link dev.basin.engine.data.Scores} judges what was predicted. Whatever is wrong
 * with the data itself is a {@link dev.basin.engine.data.DataException}.
 */
package dev.basin.engine.data;
