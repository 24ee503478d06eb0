package dev.basin.cli.upload;

import com.google.protobuf.UnsafeByteOperations;
import dev.basin.cli.connect.Sha256;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.Upload;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.gateway.v1.UploadedFile;
import io.grpc.Channel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/** Sends files, no faster than the server takes them, so that a large one does not pile up in memory. */
final class UploadStream implements ClientResponseObserver<CreateUploadRequest, Upload> {
    private static final int PIECE_BYTES = 1 << 20;

    private final CompletableFuture<Upload> answer = new CompletableFuture<>();
    private final Semaphore changes = new Semaphore(0);
    private ClientCallStreamObserver<CreateUploadRequest> call;

    private UploadStream() {}

    static UploadStream open(Channel channel) {
        UploadStream stream = new UploadStream();
        var unused = UploadServiceGrpc.newStub(channel).createUpload(stream);
        return stream;
    }

    /** Sends one file with its checksum. Does nothing once the server has answered, which it does early to refuse. */
    void send(LocalFile file, boolean unpack) throws IOException, InterruptedException {
        send(CreateUploadRequest.newBuilder()
                .setFile(UploadedFile.newBuilder()
                        .setPath(file.name())
                        .setUnpack(unpack)
                        .setSha256(sha256(file.path())))
                .build());
        try (InputStream content = Files.newInputStream(file.path())) {
            for (byte[] piece = content.readNBytes(PIECE_BYTES);
                    piece.length > 0 && !answer.isDone();
                    piece = content.readNBytes(PIECE_BYTES)) {
                send(CreateUploadRequest.newBuilder()
                        .setData(UnsafeByteOperations.unsafeWrap(piece))
                        .build());
            }
        }
    }

    private void send(CreateUploadRequest piece) throws InterruptedException {
        while (!call.isReady() && !answer.isDone()) {
            changes.acquire();
        }
        if (!answer.isDone()) {
            call.onNext(piece);
        }
    }

    /** The server's answer to everything sent. */
    Upload finish() throws InterruptedException {
        if (!answer.isDone()) {
            call.onCompleted();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<CreateUploadRequest> started) {
        call = started;
        call.setOnReadyHandler(changes::release);
    }

    @Override
    public void onNext(Upload upload) {
        answer.complete(upload);
    }

    @Override
    public void onError(Throwable refusal) {
        answer.completeExceptionally(refusal);
        changes.release();
    }

    @Override
    public void onCompleted() {
        changes.release();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
