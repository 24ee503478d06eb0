package dev.basin.gateway.upload;

import com.google.protobuf.ByteString;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.CreateUploadRequest.PieceCase;
import dev.basin.serving.calls.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;

/** The bytes of the file that a caller is sending, up to the description of the next one or the caller's end. */
final class ArrivingFile extends InputStream {
    private final Inbox<CreateUploadRequest> inbox;
    private InputStream piece = InputStream.nullInputStream();
    private Optional<CreateUploadRequest> next = Optional.empty();
    private boolean over;
    private long arrived;

    ArrivingFile(Inbox<CreateUploadRequest> inbox) {
        this.inbox = inbox;
    }

    /** Bytes so far. */
    long arrived() {
        return arrived;
    }

    /** What came after this file, once it has been read to its end: the next one's description, or nothing. */
    Optional<CreateUploadRequest> next() {
        return next;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = length == 0 ? 0 : piece.read(target, offset, length);
        while (read < 0 && !over) {
            advance();
            read = piece.read(target, offset, length);
        }
        return read;
    }

    private void advance() throws IOException {
        Optional<CreateUploadRequest> message = take();
        if (message.isPresent() && message.get().getPieceCase() == PieceCase.DATA) {
            ByteString data = message.get().getData();
            arrived += data.size();
            piece = data.newInput();
        } else {
            next = message;
            over = true;
        }
    }

    private Optional<CreateUploadRequest> take() throws IOException {
        try {
            return inbox.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file arrived");
        }
    }
}
