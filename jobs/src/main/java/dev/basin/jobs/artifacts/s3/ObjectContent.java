package dev.basin.jobs.artifacts.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** An object's content as it comes; a connection that breaks off is a trouble of the store, not of the reader. */
final class ObjectContent extends FilterInputStream {

    private final Bucket bucket;

    ObjectContent(InputStream content, Bucket bucket) {
        super(content);
        this.bucket = bucket;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException | SdkException e) {
            throw bucket.explain(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException | SdkException e) {
            throw bucket.explain(e);
        }
    }
}
