/** What is reached by name: said in metadata for native executables, recorded on a JVM, and read out of native libraries. */
package dev.basin.reachability;
