/** Durable jobs as resources of a contract: create, get, list, cancel, delete, watch. */
package dev.basin.serving.jobs;
