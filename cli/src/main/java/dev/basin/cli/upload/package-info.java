/** Brings files to a server that cannot read them where they are. */
package dev.basin.cli.upload;
