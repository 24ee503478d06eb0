package dev.basin.cli.show;

import dev.basin.cli.connect.WatchListener;

/** Shows an experiment's progress while it is watched. */
public interface ProgressView extends WatchListener {
    /** Says a line about the experiment that is no event of it. */
    default void say(String line) {}

    /** Draws what is still to be drawn. Nothing is heard after it. */
    default void finish() {}
}
