/** Experiments as callers see them, whichever way they call, and the gRPC way. */
package dev.basin.gateway.api;
