/** The other services as test doubles. */
package dev.basin.gateway.peers;
