/** What is run while a native executable is built, and never in the command itself. */
package dev.basin.cli.nativeimage;
