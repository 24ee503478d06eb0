/** Experiments over the three services, for people: gRPC, REST, a web page and a report. */
package dev.basin.gateway;
