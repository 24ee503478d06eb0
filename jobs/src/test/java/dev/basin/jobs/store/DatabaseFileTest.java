package dev.basin.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;

/** A database file is looked at before it is trusted, and one that is damaged is left as it is. */
class DatabaseFileTest {

    private static final int PAGE = 4096;

    private Path file;

    @BeforeEach
    void write(@TempDir Path folder) throws Exception {
        file = folder.resolve("basin.db");
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file + "?journal_mode=WAL");
                Statement statement = connection.createStatement()) {
            statement.execute("create table jobs (ordinal integer primary key, spec blob)");
            for (int i = 0; i < 100; i++) {
                statement.execute("insert into jobs (spec) values (randomblob(1000))");
            }
        }
    }

    @Test
    void aWholeFileIsTaken() {
        assertThatCode(() -> new DatabaseFile(file).requireSound()).doesNotThrowAnyException();
    }

    @Test
    void aFileThatIsNotThereYetIsTaken() {
        assertThatCode(() -> new DatabaseFile(file.resolveSibling("new.db")).requireSound())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, PAGE - 1, PAGE, 3 * PAGE, 20 * PAGE + 100})
    void aFileCutShortIsRefused(int length) throws Exception {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            assertThat(cut.length()).isGreaterThan(length);
            cut.setLength(length);
        }
        assertRefusedAndLeftAlone();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, PAGE})
    void aFileOverwrittenByGarbageIsRefused(int position) throws Exception {
        byte[] garbage = new byte[PAGE];
        Arrays.fill(garbage, (byte) 0x5a);
        try (RandomAccessFile overwritten = new RandomAccessFile(file.toFile(), "rw")) {
            overwritten.seek(position);
            overwritten.write(garbage);
        }
        assertRefusedAndLeftAlone();
    }

    @Test
    void aLogWithoutItsFileIsRefused() throws Exception {
        Files.move(file, file.resolveSibling("basin.db-wal"));
        assertThatExceptionOfType(DamagedDatabaseException.class)
                .isThrownBy(() -> new DatabaseFile(file).requireSound())
                .withMessageContaining("it is gone, but 'basin.db-wal' is there");
    }

    private void assertRefusedAndLeftAlone() throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(DamagedDatabaseException.class)
                .isThrownBy(() -> new DatabaseFile(file).requireSound())
                .withMessageContaining("'" + file + "' is damaged")
                .withMessageContaining(".recover")
                .withMessageContaining("move both away");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
