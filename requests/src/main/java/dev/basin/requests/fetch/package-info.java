/**
 * Tasks and models that are fetched by their names: over HTTPS, going on where a fetch was broken off, with the SHA-256 of each file
 * pinned when it is fetched first. What has been fetched is a plain folder and needs no network any more.
 */
package dev.basin.requests.fetch;
