/** The generated description of what the gateway speaks over HTTP: routes from the resources, schemas from the contracts. */
package dev.basin.gateway.openapi;
