package dev.basin.jobs;

import dev.basin.jobs.store.Dialect;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The databases that every test of this module runs over. */
public enum TestDatabase {
    SQLITE(org.sqlite.JDBC.class) {
        @Override
        String url(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("basin.db")
                    + "?journal_mode=WAL&synchronous=OFF&busy_timeout=30000&foreign_keys=true&transaction_mode=IMMEDIATE";
        }
    },
    POSTGRESQL(org.postgresql.Driver.class) {
        @Override
        String url(Path folder) throws SQLException {
            EmbeddedPostgres server = Server.INSTANCE.postgres;
            String name = "jobs" + Server.INSTANCE.databases.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + name);
            }
            return server.getJdbcUrl("postgres", name);
        }
    };

    /** Given by name, because Quarkus tests in the same JVM take the registered drivers away. */
    private final Class<? extends Driver> driver;

    TestDatabase(Class<? extends Driver> driver) {
        this.driver = driver;
    }

    /** Of an empty database: one set up as the real one, except that it does not wait for the disk. */
    abstract String url(Path folder) throws SQLException;

    Dialect dialect() {
        return Dialect.valueOf(name());
    }

    /** A pool over a database, whose tables it brings up to date. */
    AgroalDataSource open(String url) {
        AgroalDataSource dataSource = pool(url);
        tables(dataSource).load().migrate();
        return dataSource;
    }

    /** Its tables, to be brought to some version. */
    FluentConfiguration tables(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/basin/jobs/db/" + name().toLowerCase(Locale.ROOT));
    }

    /** A pool over a database as it is. */
    AgroalDataSource pool(String url) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(20)
                            .connectionFactoryConfiguration(
                                    connections -> connections.jdbcUrl(url).connectionProviderClass(driver))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool over " + url, e);
        }
    }

    /** One server for all tests of the run; it goes with the JVM. */
    private enum Server {
        INSTANCE;

        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        Server() {
            try {
                postgres = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL for the tests did not start", e);
            }
        }
    }
}
