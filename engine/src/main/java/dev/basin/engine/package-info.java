/** The numerics of loss landscapes: no Quarkus, no gRPC, no contracts. */
package dev.basin.engine;
