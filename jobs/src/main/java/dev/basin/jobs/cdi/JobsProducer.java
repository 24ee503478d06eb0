package dev.basin.jobs.cdi;

import dev.basin.jobs.JobHandler;
import dev.basin.jobs.Jobs;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.PieceAttempts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the beans, starts running jobs when everything else has started, and stops before everything else does. */
@Singleton
public class JobsProducer {

    private static final int LAST = 4000;
    private static final int FIRST = 1; // watches end before anybody waits for open calls

    @Produces
    @Singleton
    ArtifactStore artifacts(@ConfigProperty(name = "basin.store.folder") Path folder) throws IOException {
        return new FolderArtifactStore(folder);
    }

    @Produces
    @Singleton
    JobHost host(Database database, ArtifactStore artifacts, JobsConfig config) {
        return new JobHost(database, artifacts, config.settings(), InstantSource.system());
    }

    @Produces
    @Singleton
    Jobs jobs(JobHost host) {
        return host.jobs();
    }

    @Produces
    @Singleton
    PieceAttempts attempts(Database database) {
        return new PieceAttempts(database, InstantSource.system());
    }

    void start(@Observes @Priority(LAST) StartupEvent event, JobHost host, @Any Instance<JobHandler> handlers) {
        host.start(handlers.stream().toList());
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event, JobHost host) {
        host.close();
    }
}
