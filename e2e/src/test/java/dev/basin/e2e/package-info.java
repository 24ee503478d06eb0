/** Basin from the outside, as a person meets it: the launcher starts real processes, and only the contracts are spoken. */
package dev.basin.e2e;
