package dev.basin.jobs.artifacts.s3;

import dev.basin.jobs.artifacts.s3.S3Settings.Credentials;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3, with one bucket; what it keeps is in memory. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "artifacts";

    /** Larger objects are accepted in parts only. */
    static final int LARGEST_IN_ONE_PART = 6 << 20;

    private static final Credentials KEYS = new Credentials("basin", "a secret of the tests");

    /** Given by class, because a search for providers would want those of every cloud. */
    private final BlobStoreContext objects = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
            .credentials("nobody", "needs none")
            .build(BlobStoreContext.class);

    private S3Proxy proxy;
    private int port;

    public S3Server() throws Exception {
        objects.getBlobStore().createContainerInLocation(null, BUCKET);
        start();
    }

    /** Starts after {@link #stop}, on the same port. */
    public void start() throws Exception {
        BlobStore store = objects.getBlobStore();
        proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .maxSinglePartObjectSize(LARGEST_IN_ONE_PART)
                .awsAuthentication(AuthenticationType.AWS_V4, KEYS.accessKey(), KEYS.secretKey())
                .build();
        proxy.start();
        port = proxy.getPort();
    }

    /** Refuses every connection; what was kept stays. */
    public void stop() throws Exception {
        proxy.stop();
    }

    int port() {
        return port;
    }

    public S3Settings settings(String prefix) {
        return settings(port, prefix);
    }

    /** Of a server that another process has. */
    static S3Settings settings(int port, String prefix) {
        return settings(port, BUCKET, prefix, KEYS);
    }

    static S3Settings settings(int port, String bucket, String prefix, Credentials keys) {
        return new S3Settings(
                bucket,
                prefix,
                Optional.of(URI.create("http://127.0.0.1:" + port)),
                "us-east-1",
                true,
                5 << 20,
                Optional.of(keys));
    }

    /** Puts an object without going through the server, which takes its time over a thousand. */
    void putInside(String object, Map<String, String> metadata, byte[] content) {
        BlobStore store = objects.getBlobStore();
        store.putBlob(
                BUCKET,
                store.blobBuilder(object)
                        .payload(content)
                        .userMetadata(metadata)
                        .build());
    }

    /** A client as any other tool has one. */
    S3Client client() {
        return S3Clients.create(settings(""));
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
        objects.close();
    }
}
