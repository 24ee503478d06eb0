package dev.basin.gateway.upload;

import dev.basin.common.v1.ErrorReason;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.CreateUploadRequest.PieceCase;
import dev.basin.gateway.v1.UploadedFile;
import dev.basin.jobs.artifacts.Checksums;
import dev.basin.serving.calls.Inbox;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;

/** Writes the files that a caller sends into a folder. */
final class UploadReceiver {
    private final Inbox<CreateUploadRequest> inbox;
    private final Places places;
    private final Budget budget;
    private final TarUnpacker unpacker;

    UploadReceiver(Inbox<CreateUploadRequest> inbox, Path folder, UploadConfig limits) {
        this.inbox = inbox;
        this.places = new Places(folder);
        this.budget = new Budget(limits);
        this.unpacker = new TarUnpacker(places, budget, limits.mostExpansion());
    }

    /** @throws Refusal if what arrives is not what is announced, or more than is accepted */
    void receiveAll() throws IOException, InterruptedException {
        Optional<CreateUploadRequest> message = inbox.take();
        if (message.isEmpty()) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD, "file", "no file came; accepted: one or more");
        }
        while (message.isPresent()) {
            if (message.get().getPieceCase() != PieceCase.FILE) {
                throw Refusal.ofField(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        "file",
                        "data came before a file was described; accepted: first the file, then its data");
            }
            message = receive(message.get().getFile());
        }
    }

    private Optional<CreateUploadRequest> receive(UploadedFile file) throws IOException {
        ArrivingFile arriving = new ArrivingFile(inbox);
        DigestInputStream content = new DigestInputStream(arriving, Checksums.sha256());
        if (file.getUnpack()) {
            unpack(file, content, arriving);
        } else {
            budget.write(content, places.of(file.getPath()), () -> {});
        }
        content.transferTo(OutputStream.nullOutputStream());
        requireExpected(
                file, HexFormat.of().formatHex(content.getMessageDigest().digest()));
        return arriving.next();
    }

    private void unpack(UploadedFile file, InputStream content, ArrivingFile arriving) throws IOException {
        try {
            unpacker.unpack(file.getPath(), content, arriving::arrived);
        } catch (EOFException | ZipException e) {
            throw broken(file, e);
        } catch (IOException e) {
            // Commons Compress says so of headers that are none; a full disk is something else.
            if (e.getClass() != IOException.class) {
                throw e;
            }
            throw broken(file, e);
        }
    }

    private static Refusal broken(UploadedFile file, IOException cause) {
        Refusal refusal = new Refusal(
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_DATA_INVALID,
                "data: %s is not a whole archive: %s".formatted(file.getPath(), cause.getMessage()));
        refusal.initCause(cause);
        return refusal;
    }

    private static void requireExpected(UploadedFile file, String sha256) {
        if (!file.getSha256().isEmpty() && !file.getSha256().equals(sha256)) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_DATA_INVALID,
                    "file.sha256",
                    "%s arrived with SHA-256 %s; accepted: %s".formatted(file.getPath(), sha256, file.getSha256()));
        }
    }
}
