/**
 * Durable jobs: create, watch, cancel and carry on after a crash.
 *
 * <p>Callers use {@link dev.basin.jobs.Jobs}; work is done by a {@link dev.basin.jobs.JobHandler} per kind, which is given
 * a {@link dev.basin.jobs.JobContext}. Everything a watcher sees is a row of the event table.
 */
package dev.basin.jobs;
