package dev.basin.jobs.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.basin.jobs.store.DamagedDatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service over a damaged database does not start, least of all with an empty one. */
class DamagedHomeTest {

    @Test
    void noTablesAreMadeInADamagedFile(@TempDir Path home) throws Exception {
        Path file = Files.createFile(home.resolve("basin.db"));
        Flyway tables = Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, "", "")
                .locations("classpath:dev/basin/jobs/db/sqlite")
                .load();
        assertThatExceptionOfType(DamagedDatabaseException.class)
                .isThrownBy(() -> DatabaseProducer.migrate(home, tables))
                .withMessageContaining("it is empty");
        assertThat(file).isEmptyFile();
        Files.delete(file);
        DatabaseProducer.migrate(home, tables);
        DatabaseProducer.migrate(home, tables);
        assertThat(tables.info().current()).isNotNull();
    }
}
