package dev.basin.engine.data;

/** Where the examples of a task come from. */
public sealed interface TaskSource permits GlueSource, BuiltInSource, OwnSource {
    /**
     * All examples of the task; the same each time as long as the source does not change.
     *
     * @throws DataException when the data is missing or not as its format says
     */
    Dataset read();
}
