/** Files that other tools open, written from plain numbers and texts: nothing here knows what they mean. */
package dev.basin.export;
