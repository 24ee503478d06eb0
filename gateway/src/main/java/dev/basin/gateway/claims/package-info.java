/** The three claims of the paper, judged from what the services measured: pure functions. */
package dev.basin.gateway.claims;
