/** What is lost when layers go back to their values before training. */
package dev.basin.analysis.rollback;
