/** Takes users' files in: nothing that a file or an archive says of itself is believed. */
package dev.basin.gateway.upload;
