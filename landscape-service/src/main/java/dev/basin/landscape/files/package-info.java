/** A finished landscape as files: for people, for NumPy, ParaView and whatever else opens them. */
package dev.basin.landscape.files;
