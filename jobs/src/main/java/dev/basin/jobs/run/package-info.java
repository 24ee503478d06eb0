/** Runs jobs: one {@link dev.basin.jobs.run.JobRunner} per kind, over db-scheduler. {@link dev.basin.jobs.run.JobHost} starts them. */
package dev.basin.jobs.run;
