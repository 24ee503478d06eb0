/** The message broker inside the one process, so that a laptop needs no server and yet runs the code of a cluster. */
package dev.basin.broker;
