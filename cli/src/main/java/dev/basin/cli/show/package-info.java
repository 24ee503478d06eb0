/** What a person sees: progress, tables, errors; and the same as JSON for scripts. */
package dev.basin.cli.show;
