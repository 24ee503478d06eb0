/** From what a person writes, flags or a YAML file, to the request of the contract. */
package dev.basin.cli.request;
