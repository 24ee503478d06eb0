/**
 * Puts jobs together in a Quarkus application: {@link dev.basin.jobs.Jobs} and
 * {@link dev.basin.jobs.artifacts.ArtifactStore} can be injected, and every {@link dev.basin.jobs.JobHandler} bean is run.
 */
package dev.basin.jobs.cdi;
