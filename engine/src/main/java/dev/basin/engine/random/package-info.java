/** Seeded randomness whose numbers are the same on every JVM, for everything that must be repeatable by its seed. */
package dev.basin.engine.random;
