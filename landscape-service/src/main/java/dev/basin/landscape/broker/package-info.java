/** What tiles travel by: a message broker, or nothing but this process. One path of code for both. */
package dev.basin.landscape.broker;
