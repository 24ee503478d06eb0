/** Experiments over HTTP: protobuf's canonical JSON, server-sent events, files. */
package dev.basin.gateway.rest;
