/** An experiment's main figures as SVG files, drawn without a browser: for papers, slides and machines that have none. */
package dev.basin.gateway.figures;
