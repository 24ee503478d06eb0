/** Turns what requests name (models, tasks, checkpoints, objectives) into engine objects, and what the engine found into messages. */
package dev.basin.requests;
