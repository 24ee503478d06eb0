package dev.basin.serving.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.basin.common.v1.JobEvent;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.finetune.v1.FinetuneServiceGrpc.FinetuneServiceImplBase;
import dev.basin.finetune.v1.WatchRunRequest;
import dev.basin.jobs.Job;
import dev.basin.jobs.NewJob;
import dev.basin.jobs.Payload;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.jobs.run.JobHost;
import dev.basin.jobs.run.RunSettings;
import dev.basin.jobs.store.Database;
import dev.basin.jobs.store.Dialect;
import dev.basin.serving.errors.Errors;
import dev.basin.serving.jobs.JobErrors;
import dev.basin.serving.jobs.JobResources;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Somebody watches a job over gRPC while the server stops. */
class WatchAtShutdownTest {
    private static final int LIMIT_SECONDS = 30;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private JobHost host;
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        host = new JobHost(
                database(folder),
                new FolderArtifactStore(folder.resolve("store")),
                RunSettings.defaults(),
                InstantSource.system());
        JobResources<Job> runs = new JobResources<>(host.jobs(), "runs", job -> job);
        Calls calls = new Calls(threads, new Errors(List.of(new JobErrors())));
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(new FinetuneServiceImplBase() {
                    @Override
                    public void watchRun(WatchRunRequest request, StreamObserver<JobEvent> caller) {
                        calls.stream(caller, runs.watch(request.getName(), request.getAfterSequence()));
                    }
                })
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @AfterEach
    void stop() {
        host.close();
        channel.shutdownNow();
        server.shutdownNow();
        threads.close();
    }

    @Test
    void theWatcherIsToldWhyAndWhenToComeBack() throws Exception {
        Job job = host.jobs().create(new NewJob("runs", "", "", Payload.EMPTY));
        CountDownLatch watching = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        FinetuneServiceGrpc.newStub(channel)
                .watchRun(WatchRunRequest.newBuilder().setName(job.key().name()).build(), new Watcher(watching, end));
        assertThat(watching.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        host.close();

        var status = StatusProto.fromThrowable(end.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE.value());
        assertThat(status.getMessage()).contains("shutting down", "after the last sequence");
        assertThat(status.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("SHUTTING_DOWN");
        assertThat(Durations.toSeconds(
                        status.getDetails(1).unpack(RetryInfo.class).getRetryDelay()))
                .isBetween(1L, 10L);
    }

    /** Notes the first event and how the stream ended. */
    private record Watcher(CountDownLatch watching, CompletableFuture<Throwable> end)
            implements StreamObserver<JobEvent> {
        @Override
        public void onNext(JobEvent event) {
            watching.countDown();
        }

        @Override
        public void onError(Throwable thrown) {
            end.complete(thrown);
        }

        @Override
        public void onCompleted() {
            end.completeExceptionally(new AssertionError("the stream ended as if the job had"));
        }
    }

    private static Database database(Path folder) {
        SQLiteDataSource file = new SQLiteDataSource();
        file.setUrl("jdbc:sqlite:" + folder.resolve("basin.db"));
        var unused = Flyway.configure()
                .dataSource(file)
                .locations("classpath:dev/basin/jobs/db/sqlite")
                .load()
                .migrate();
        return new Database(file, Dialect.SQLITE);
    }
}
