package dev.basin.jobs;

import static dev.basin.jobs.JobsFixture.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.jobs.JobChange.ArtifactWritten;
import dev.basin.jobs.artifacts.Artifact;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed with SIGKILL while it works, again and again, and the job ends as if nothing had happened. On the
 * embedded database, where the file itself is at stake; {@code -Dbasin.kills=50} for a long run.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("basin.kills", 3);

    private final Random random = new Random(20_261_123);
    private Path folder;
    private String url;
    private JobsFixture fixture;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        url = TestDatabase.SQLITE.url(folder);
        fixture = new JobsFixture(TestDatabase.SQLITE, folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aJobWhoseProcessesAreKilledEndsAsAnUndisturbedOne() throws Exception {
        Jobs jobs = fixture.bystander();
        JobKey key = jobs.create(JobsFixture.job("a")).key();
        Set<String> reported = new HashSet<>();
        int repeated = 0;
        for (int i = 0; i < KILLS; i++) {
            for (String step : killedInTheMiddle(key)) {
                repeated += reported.add(step) ? 0 : 1;
            }
            assertThat(jobs.get(key).state()).isEqualTo(JobState.RUNNING);
            assertThat(integrity()).isEqualTo("ok");
        }
        Process last = start(key);
        assertThat(last.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        Job job = jobs.get(key);
        assertThat(job.result()).contains(undisturbed(job.spec()));
        assertThat(job.attempts()).isEqualTo(KILLS + 1);
        assertThat(repeated).as("steps begun twice").isLessThanOrEqualTo(KILLS);
        assertEventsAndArtifactsAgree(key);
    }

    /** Kills a process at some moment after it has begun a step; answers the steps that it began. */
    private List<String> killedInTheMiddle(JobKey key) throws IOException, InterruptedException {
        Process victim = start(key);
        try (BufferedReader output = victim.inputReader()) {
            String first = output.readLine();
            assertThat(first).as("first step of the process").startsWith("step-");
            new CountDownLatch(1).await(random.nextInt(300), TimeUnit.MILLISECONDS); // a random moment of its work
            victim.toHandle().destroyForcibly(); // the process's own method would also close its output
            return Stream.concat(Stream.of(first), output.lines()).toList();
        }
    }

    private Process start(JobKey key) throws IOException {
        return JavaProcess.start(
                KillVictim.class,
                folder.resolve("victim.log"),
                TestDatabase.SQLITE.name(),
                url,
                folder.resolve("store").toString(),
                key.name());
    }

    private void assertEventsAndArtifactsAgree(JobKey key) throws Exception {
        List<JobEvent> events = JobsFixture.untilEnd(fixture.bystander(), key);
        assertThat(events)
                .extracting(JobEvent::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        Set<Artifact> announced = new HashSet<>();
        for (JobEvent event : events) {
            if (event.change() instanceof ArtifactWritten written) {
                announced.add(fixture.artifacts().verify(written.artifact().key()));
            }
        }
        assertThat(fixture.artifacts().list(key.artifacts()))
                .hasSize(KillVictim.STEPS)
                .containsExactlyInAnyOrderElementsOf(announced);
    }

    private static Payload undisturbed(Payload spec) {
        Payload last = spec;
        for (int i = 0; i < KillVictim.STEPS; i++) {
            last = KillVictim.next(last);
        }
        return last;
    }

    private String integrity() throws Exception {
        try (Connection connection = fixture.dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery("pragma integrity_check")) {
            return row.getString(1);
        }
    }
}
