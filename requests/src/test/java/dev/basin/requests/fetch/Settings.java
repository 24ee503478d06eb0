package dev.basin.requests.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Fetching everything from one server. */
public record Settings(Path folder, URI server, boolean enabled, boolean plainHttp, Duration patience, long largest)
        implements FetchConfig {
    private static final long PLENTY = 1L << 30;

    public Settings(Path folder, URI server) {
        this(folder, server, true, true, Duration.ofSeconds(20), PLENTY);
    }

    Settings withPatience(Duration other) {
        return new Settings(folder, server, enabled, plainHttp, other, largest);
    }

    Settings withLargest(long other) {
        return new Settings(folder, server, enabled, plainHttp, patience, other);
    }

    Settings withoutPlainHttp() {
        return new Settings(folder, server, enabled, false, patience, largest);
    }

    public Settings disabled() {
        return new Settings(folder, server, false, plainHttp, patience, largest);
    }

    @Override
    public URI glueUrl() {
        return server.resolve("/glue/");
    }

    @Override
    public URI mrpcUrl() {
        return server.resolve("/corpora/");
    }

    @Override
    public URI hubUrl() {
        return server.resolve("/hub/");
    }

    @Override
    public MemorySize largestFile() {
        return new MemorySize(BigInteger.valueOf(largest));
    }
}
