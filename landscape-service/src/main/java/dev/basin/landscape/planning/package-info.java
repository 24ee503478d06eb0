/** How long a landscape takes, and whether that is longer than its request allows. */
package dev.basin.landscape.planning;
