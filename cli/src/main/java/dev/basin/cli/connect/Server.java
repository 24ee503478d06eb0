package dev.basin.cli.connect;

import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.ExperimentServiceGrpc.ExperimentServiceBlockingStub;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.gateway.v1.UploadServiceGrpc.UploadServiceBlockingStub;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/** An open connection to a gateway. */
public final class Server implements AutoCloseable {
    private static final int ANSWER_SECONDS = 120;

    private final ManagedChannel channel;

    public Server(ManagedChannel channel) {
        this.channel = channel;
    }

    public Channel channel() {
        return channel;
    }

    /** For calls with one answer, which must come in time. */
    public ExperimentServiceBlockingStub experiments() {
        return ExperimentServiceGrpc.newBlockingStub(channel).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** The same for what was uploaded. */
    public UploadServiceBlockingStub uploads() {
        return UploadServiceGrpc.newBlockingStub(channel).withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** For streams, which may go on for days. */
    public ExperimentServiceBlockingStub streams() {
        return ExperimentServiceGrpc.newBlockingStub(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
