/** The {@code basin} command: reads what a person asks for, calls the gateway, shows how far it is and what came out. */
package dev.basin.cli;
