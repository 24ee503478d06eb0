package dev.basin.jobs.cdi;

import io.smallrye.config.ConfigMapping;

/** Where job state lives. */
@ConfigMapping(prefix = "basin.database")
public interface DatabaseConfig {

    /** A file below {@code basin.home}, or a server named by {@code quarkus.datasource.postgresql.jdbc.url}. */
    Kind kind();

    /** Names the data source of the same name; see META-INF/microprofile-config.properties. */
    enum Kind {
        EMBEDDED,
        POSTGRESQL
    }
}
