/** Programs that measure what Basin costs; each prints a report in Markdown. */
package dev.basin.bench;
