/** Messages as JSON. */
package dev.basin.gateway.wire;
