package dev.basin.jobs.store;

import dev.basin.jobs.Payload;
import java.util.List;
import java.util.Optional;

/** Finished steps of jobs, for owners and onlookers alike. */
public final class Steps {

    private final Database database;

    public Steps(Database database) {
        this.database = database;
    }

    public Optional<Payload> find(long ordinal, String name) {
        return database.read(connection -> Sql.one(
                connection,
                "select payload from job_steps where job = ? and name = ?",
                row -> Payload.of(row.getBytes(1)),
                ordinal,
                name));
    }

    /** Names with the prefix, sorted. */
    public List<String> names(long ordinal, String prefix) {
        return database
                .read(connection -> Sql.list(
                        connection,
                        "select name from job_steps where job = ? and substr(name, 1, ?) = ?",
                        row -> row.getString(1),
                        ordinal,
                        prefix.length(),
                        prefix))
                .stream()
                .sorted() // here, because a database sorts by its own locale
                .toList();
    }
}
