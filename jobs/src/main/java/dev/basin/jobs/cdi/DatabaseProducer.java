package dev.basin.jobs.cdi;

import dev.basin.jobs.artifacts.FolderLock;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.DatabaseFile;
import dev.basin.jobs.store.Dialect;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Opens the database that {@code basin.database.kind} names, with its tables up to date. */
@Singleton
public class DatabaseProducer {

    @Produces
    @Singleton
    Database database(
            DatabaseConfig config,
            @ConfigProperty(name = "basin.home") Path home,
            @DataSource("embedded") Instance<AgroalDataSource> embedded,
            @FlywayDataSource("embedded") Instance<Flyway> embeddedTables,
            @DataSource("postgresql") Instance<AgroalDataSource> postgresql,
            @FlywayDataSource("postgresql") Instance<Flyway> postgresqlTables)
            throws IOException {
        return switch (config.kind()) {
            case EMBEDDED -> {
                migrate(home, embeddedTables.get());
                yield new Database(embedded.get(), Dialect.SQLITE);
            }
            case POSTGRESQL -> {
                postgresqlTables.get().migrate();
                yield new Database(postgresql.get(), Dialect.POSTGRESQL);
            }
        };
    }

    /**
     * Several services may start over one file at the same time, and Flyway knows no lock for SQLite. A damaged file is refused
     * rather than given tables: nobody would miss the jobs in it.
     */
    static void migrate(Path home, Flyway tables) throws IOException {
        Files.createDirectories(home);
        new FolderLock(home.resolve("migration.lock")).whileHeld(() -> {
            new DatabaseFile(home.resolve("basin.db")).requireSound();
            tables.migrate();
        });
    }
}
