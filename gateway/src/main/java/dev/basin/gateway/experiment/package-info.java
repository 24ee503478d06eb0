/** What an experiment is: its sizes, its checks, and its parts as data. */
package dev.basin.gateway.experiment;
