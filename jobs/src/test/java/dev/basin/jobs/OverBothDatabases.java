package dev.basin.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tested once with each kind of database: every test has an empty one and a store of its own. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class OverBothDatabases {

    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    JobsFixture fixture;

    @BeforeEach
    void openFixture() throws Exception {
        fixture = new JobsFixture(database, folder);
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }
}
