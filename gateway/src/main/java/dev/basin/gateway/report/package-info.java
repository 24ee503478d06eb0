/** One self-contained HTML file out of an experiment, made of the very modules that draw the page. */
package dev.basin.gateway.report;
