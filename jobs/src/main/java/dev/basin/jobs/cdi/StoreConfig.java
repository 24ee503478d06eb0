package dev.basin.jobs.cdi;

import dev.basin.jobs.artifacts.s3.S3Settings;
import dev.basin.jobs.artifacts.s3.S3Settings.Credentials;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where artifacts live. */
@ConfigMapping(prefix = "basin.store")
public interface StoreConfig {

    /** A folder, which services of one machine share, or an S3 bucket, for services on several machines. */
    Kind kind();

    /** The folder of kind {@code folder}. */
    Path folder();

    /** The bucket of kind {@code s3}. */
    S3 s3();

    /** What keeps artifacts. */
    enum Kind {
        FOLDER,
        S3
    }

    /** A bucket and how to reach it. */
    interface S3 {

        /** An existing bucket; must be set for kind {@code s3}. */
        Optional<String> bucket();

        /** Folder in the bucket, such as {@code basin/production}; without it, the bucket is all Basin's. */
        Optional<String> prefix();

        /** The server, such as {@code http://minio:9000}; without it, that of AWS in the region. */
        Optional<URI> endpoint();

        /** The bucket's region; most servers but AWS ignore it. */
        @WithDefault("us-east-1")
        String region();

        /** Whether the bucket stands in the path of a URL, which every server understands, or in its host name. */
        @WithDefault("true")
        boolean pathStyle();

        /** Set together with the secret key; without both, the SDK's default chain: environment, profile, web identity, instance. */
        Optional<String> accessKey();

        /** The other half of the access key. */
        Optional<String> secretKey();

        /** Folder on this machine for files on their way to the bucket and for copies of what is in it. */
        Path localFolder();

        /** Room for copies; beyond it, those not asked for longest go, though none within an hour of being asked for. */
        @WithDefault("20G")
        MemorySize localLimit();

        default S3Settings settings() {
            return new S3Settings(
                    bucket().orElseThrow(
                                    () -> new IllegalArgumentException(
                                            "basin.store.kind is s3 and basin.store.s3.bucket is not set; expected an existing bucket")),
                    prefix().orElse(""),
                    endpoint(),
                    region(),
                    pathStyle(),
                    S3Settings.PART_BYTES,
                    credentials());
        }

        private Optional<Credentials> credentials() {
            if (accessKey().isPresent() != secretKey().isPresent()) {
                throw new IllegalArgumentException("of basin.store.s3.access-key and basin.store.s3.secret-key one is"
                        + " set; expected both or none");
            }
            return accessKey().map(key -> new Credentials(key, secretKey().orElseThrow()));
        }
    }
}
