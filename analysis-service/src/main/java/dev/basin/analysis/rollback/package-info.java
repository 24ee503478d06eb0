/** What is lost when layers go back to their values before training, and what random changes of the same kind cost. */
package dev.basin.analysis.rollback;
