/** Measures curvature as durable steps of a job, for every service that asks for it. */
package dev.basin.requests.curvature;
