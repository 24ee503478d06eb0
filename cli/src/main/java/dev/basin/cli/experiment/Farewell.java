package dev.basin.cli.experiment;

/** Tells somebody who stops watching with Ctrl-C that the experiment goes on without them. */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    Farewell(ExperimentName name) {
        this.hook = new Thread(() -> System.err.println(
                "%nThe experiment goes on. Watch it again with: ./basin experiment watch %s".formatted(name.id())));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The watch came to its end by itself. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
