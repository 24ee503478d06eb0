package dev.basin.jobs.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.Job;
import dev.basin.jobs.JobContext;
import dev.basin.jobs.JobEvent;
import dev.basin.jobs.JobHandler;
import dev.basin.jobs.JobState;
import dev.basin.jobs.JobWatch;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with the defaults: a handler bean is all it takes. */
@QuarkusTest
class EmbeddedJobsTest {

    @Inject
    Jobs jobs;

    @Inject
    @DataSource("embedded")
    AgroalDataSource dataSource;

    /** Answers its specification; is a caller itself, as the gateway's is. */
    @Singleton
    static class Echo implements JobHandler {

        @Inject
        Jobs jobs;

        @Override
        public String kind() {
            return "echoes";
        }

        @Override
        public void run(JobContext context) {
            context.setResult(jobs.get(context.key()).spec());
        }
    }

    @Test
    void aHandlerBeanIsRun() throws Exception {
        Job created = jobs.create(new NewJob("echoes", "", "an echo", Payload.ofText("hello")));
        try (JobWatch watch = jobs.watch(created.key(), 0)) {
            List<JobEvent> page = watch.next();
            while (!page.isEmpty()) {
                page = watch.next();
            }
        }
        Job ended = jobs.get(created.key());
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.result()).contains(Payload.ofText("hello"));
    }

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "busy_timeout, 30000", "foreign_keys, 1"})
    void theFileIsOpenedAsDurableAsTheDefaultsSay(String pragma, String value) throws Exception {
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection.createStatement().executeQuery("pragma " + pragma)) {
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }
}
