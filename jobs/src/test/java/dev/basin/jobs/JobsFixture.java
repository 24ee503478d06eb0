package dev.basin.jobs;

import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.Database;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A database, a store and the hosts that a test starts over them. */
final class JobsFixture implements AutoCloseable {

    /** No test waits longer for anything; far above what any of it takes, so that a loaded machine fails none. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    static final String KIND = "runs";

    private final TestDatabase kind;
    private final AgroalDataSource dataSource;
    private ArtifactStore artifacts;
    private InstantSource clock = InstantSource.system();
    private final List<JobHost> hosts = new ArrayList<>();

    JobsFixture(TestDatabase kind, Path folder) throws Exception {
        this(kind, kind.url(folder), folder);
    }

    JobsFixture(TestDatabase kind, String url, Path folder) throws Exception {
        this.kind = kind;
        this.dataSource = kind.open(url);
        this.artifacts = new FolderArtifactStore(folder.resolve("store"));
    }

    Database database() {
        return new Database(dataSource, kind.dialect());
    }

    DataSource dataSource() {
        return dataSource;
    }

    ArtifactStore artifacts() {
        return artifacts;
    }

    /** A host that only serves callers. */
    Jobs bystander() {
        return host(settings(), dataSource).jobs();
    }

    JobHost start(JobHandler... handlers) {
        return start(settings(), handlers);
    }

    JobHost start(RunSettings settings, JobHandler... handlers) {
        return start(settings, dataSource, handlers);
    }

    JobHost start(RunSettings settings, DataSource over, JobHandler... handlers) {
        JobHost host = host(settings, over);
        host.start(List.of(handlers));
        return host;
    }

    /** The store of all hosts; replaced by tests whose store misbehaves. */
    void artifacts(ArtifactStore other) {
        artifacts = other;
    }

    /** The clock of all hosts; replaced by tests that set it. */
    void clock(InstantSource other) {
        clock = other;
    }

    private JobHost host(RunSettings settings, DataSource over) {
        JobHost host = new JobHost(new Database(over, kind.dialect()), artifacts, settings, clock);
        hosts.add(host);
        return host;
    }

    /** Looks often and stores every report of progress; an owner counts as dead after 20 s, which no test reaches. */
    static RunSettings settings() {
        return settings(1, Duration.ofSeconds(5));
    }

    static RunSettings settings(int concurrency, Duration heartbeat) {
        return settings(concurrency, heartbeat, Duration.ofMillis(20));
    }

    static RunSettings settings(int concurrency, Duration heartbeat, Duration poll) {
        return new RunSettings(concurrency, Map.of(), poll, heartbeat, Duration.ZERO, 3, Duration.ofSeconds(10));
    }

    /** Gives up after so many attempts that find the storage out of use. */
    static RunSettings patience(int storageAttempts) {
        return new RunSettings(
                1,
                Map.of(),
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ZERO,
                3,
                storageAttempts,
                Duration.ofSeconds(10));
    }

    static NewJob job(String requestId) {
        return new NewJob(KIND, requestId, "job " + requestId, Payload.ofText("spec of " + requestId));
    }

    /** Every event of a job up to its end. */
    static List<JobEvent> untilEnd(Jobs jobs, JobKey key) throws InterruptedException {
        List<JobEvent> all = new ArrayList<>();
        try (JobWatch watch = jobs.watch(key, 0)) {
            for (List<JobEvent> page = watch.next(); !page.isEmpty(); page = watch.next()) {
                all.addAll(page);
            }
        }
        return all;
    }

    /** Waits for a job's end and answers the job. */
    static Job ended(Jobs jobs, JobKey key) throws InterruptedException {
        untilEnd(jobs, key);
        return jobs.get(key);
    }

    @Override
    public void close() {
        hosts.forEach(JobHost::close);
        dataSource.close();
    }
}
