/** Carries an experiment out: its parts at their services, followed, recorded, resumed and cancelled. */
package dev.basin.gateway.run;
