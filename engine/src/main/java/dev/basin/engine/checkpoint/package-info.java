/**
 * Models on disk: Hugging Face directories of safetensors files, the model built into Basin, and parameters that no file
 * holds yet.
 *
 * <p>Start with {@link dev.basin.engine.checkpoint.ModelDirectory} to open or save a model and with
 * {@link dev.basin.engine.checkpoint.InitialModel} for the θ0 of a fine-tuning run.
 */
package dev.basin.engine.checkpoint;
