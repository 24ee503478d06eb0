/** The connection to a server: opening it, and going on after it broke. */
package dev.basin.cli.connect;
