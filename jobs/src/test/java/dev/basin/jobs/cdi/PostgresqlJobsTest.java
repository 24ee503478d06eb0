package dev.basin.jobs.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.JobState;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Dialect;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same application, told at run time to use a server. */
@QuarkusTest
@TestProfile(PostgresqlJobsTest.OnServer.class)
@QuarkusTestResource(value = PostgresqlJobsTest.Server.class, restrictToAnnotatedClass = true)
class PostgresqlJobsTest {

    @Inject
    Jobs jobs;

    @Inject
    Database database;

    @Test
    void jobsLiveOnTheServer() {
        assertThat(database.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(jobs.create(new NewJob("unhandled", "", "", Payload.EMPTY)).state())
                .isEqualTo(JobState.PENDING);
    }

    /** Runtime settings only, as an environment gives them. */
    public static class OnServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("basin.database.kind", "postgresql");
        }
    }

    /** A PostgreSQL of its own. */
    public static class Server implements QuarkusTestResourceLifecycleManager {

        private EmbeddedPostgres postgres;

        @Override
        public Map<String, String> start() {
            try {
                postgres = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL for the test did not start", e);
            }
            return Map.of("quarkus.datasource.postgresql.jdbc.url", postgres.getJdbcUrl("postgres", "postgres"));
        }

        @Override
        public void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL of the test did not stop", e);
            }
        }
    }
}
