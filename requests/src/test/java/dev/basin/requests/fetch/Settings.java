package dev.basin.requests.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Fetching everything from one server. */
public record Settings(
        Path folder,
        URI server,
        boolean enabled,
        boolean plainHttp,
        Duration patience,
        long largest,
        Optional<String> hubToken)
        implements FetchConfig {
    private static final long PLENTY = 1L << 30;

    public Settings(Path folder, URI server) {
        this(folder, server, true, true, Duration.ofSeconds(20), PLENTY, Optional.empty());
    }

    Settings withPatience(Duration other) {
        return new Settings(folder, server, enabled, plainHttp, other, largest, hubToken);
    }

    Settings withLargest(long other) {
        return new Settings(folder, server, enabled, plainHttp, patience, other, hubToken);
    }

    Settings withoutPlainHttp() {
        return new Settings(folder, server, enabled, false, patience, largest, hubToken);
    }

    public Settings disabled() {
        return new Settings(folder, server, false, plainHttp, patience, largest, hubToken);
    }

    Settings withHubToken(String token) {
        return new Settings(folder, server, enabled, plainHttp, patience, largest, Optional.of(token));
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
