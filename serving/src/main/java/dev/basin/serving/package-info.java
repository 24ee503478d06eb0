/** What every service shares on the wire: errors, streams, jobs as resources, paths under roots. */
package dev.basin.serving;
