/**
 * Controls of a rollback (R7): what as many layers chosen at random cost, and what a random change of the same size costs.
 * They tell a group that changed little from one that does not matter.
 */
package dev.basin.engine.layers.control;
