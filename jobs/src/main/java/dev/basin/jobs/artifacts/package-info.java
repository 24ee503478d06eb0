/** The artifact store: large results as checksummed files that appear whole or not at all. */
package dev.basin.jobs.artifacts;
