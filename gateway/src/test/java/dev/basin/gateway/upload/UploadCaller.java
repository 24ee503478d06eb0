package dev.basin.gateway.upload;

import com.google.protobuf.ByteString;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.Upload;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.gateway.v1.UploadedFile;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Sends uploads piece by piece. */
public final class UploadCaller implements StreamObserver<Upload> {
    private static final int LIMIT_SECONDS = 30;

    private final CompletableFuture<Upload> answer = new CompletableFuture<>();
    private final StreamObserver<CreateUploadRequest> requests;

    private UploadCaller(Channel channel) {
        requests = UploadServiceGrpc.newStub(channel).createUpload(this);
    }

    /** Sends everything and waits for the answer. */
    public static Upload send(Channel channel, CreateUploadRequest... pieces) throws Exception {
        UploadCaller caller = new UploadCaller(channel);
        for (CreateUploadRequest piece : pieces) {
            caller.requests.onNext(piece);
        }
        caller.requests.onCompleted();
        return caller.answered();
    }

    /** Sends everything but the end. */
    static void sendAndLeave(Channel channel, CreateUploadRequest... pieces) throws Exception {
        UploadCaller caller = new UploadCaller(channel);
        for (CreateUploadRequest piece : pieces) {
            caller.requests.onNext(piece);
        }
        caller.requests.onError(new IllegalStateException("gone"));
        caller.answered();
    }

    private Upload answered() throws Exception {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (StatusRuntimeException) e.getCause();
        }
    }

    public static CreateUploadRequest file(String path) {
        return file(UploadedFile.newBuilder().setPath(path));
    }

    static CreateUploadRequest file(UploadedFile.Builder file) {
        return CreateUploadRequest.newBuilder().setFile(file).build();
    }

    static CreateUploadRequest archive(String path) {
        return file(UploadedFile.newBuilder().setPath(path).setUnpack(true));
    }

    public static CreateUploadRequest data(String text) {
        return data(text.getBytes(StandardCharsets.UTF_8));
    }

    public static CreateUploadRequest data(byte[] bytes) {
        return CreateUploadRequest.newBuilder()
                .setData(ByteString.copyFrom(bytes))
                .build();
    }

    @Override
    public void onNext(Upload upload) {
        answer.complete(upload);
    }

    @Override
    public void onError(Throwable cause) {
        answer.completeExceptionally(cause);
    }

    @Override
    public void onCompleted() {}
}
