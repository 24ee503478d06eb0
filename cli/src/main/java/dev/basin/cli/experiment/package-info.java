/** The subcommands of {@code basin experiment}. */
package dev.basin.cli.experiment;
