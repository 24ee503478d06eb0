/** What an analysis found, as files for other programs. */
package dev.basin.analysis.files;
