package dev.basin.requests.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches files. One that was broken off is gone on with, in the same call or a later one, if the server says that it is still the
 * same file. Redirections are followed, though never from https: to http:.
 */
final class HttpFiles implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int REDIRECTIONS = 5;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final FetchConfig config;
    private final HubToken token;
    private final HttpClient client;

    HttpFiles(FetchConfig config) {
        this.config = config;
        this.token = new HubToken(config);
        this.client = HttpClient.newBuilder()
                // Followed here: the client's own way hands a token on to whatever host comes next.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT)
                .proxy(ProxySelector.getDefault())
                .build();
    }

    /**
     * Fetches a file to its place.
     *
     * @return whether the server has such a file for who asks
     * @throws FetchException if it cannot be reached, breaks off again and again, or sends what is not accepted
     */
    boolean fetch(URI from, Path target, FetchProgress progress) {
        requireAllowed(from);
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return attempt(from, new PartialFile(target), progress);
            } catch (ConnectException | HttpTimeoutException e) {
                throw new FetchException("%s cannot be reached (%s)".formatted(from, reason(e)), e);
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException("%s: the server is stopping".formatted(from), e);
            }
        }
        throw new FetchException("%s broke off %d times (%s)".formatted(from, ATTEMPTS, reason(last)), last);
    }

    private void requireAllowed(URI from) {
        if (!config.enabled()) {
            throw new FetchException("%s: fetching is switched off (basin.fetch.enabled=false)".formatted(from));
        }
        boolean plain = "http".equals(from.getScheme());
        if (!"https".equals(from.getScheme()) && !(plain && config.plainHttp())) {
            throw new FetchException(
                    "%s is not fetched; accepted: https addresses, and http ones with basin.fetch.plain-http=true"
                            .formatted(from));
        }
    }

    private boolean attempt(URI from, PartialFile part, FetchProgress progress)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response = send(from, part);
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> part.restart(strongTag(response));
                case 206 -> requireNext(response, part);
                case 401, 403, 404, 410 -> {
                    return false;
                }
                case 416 -> {
                    part.restart(Optional.empty());
                    throw new IOException("the server's file is shorter than what has arrived of it");
                }
                default -> throw new FetchException("%s answered %d".formatted(from, response.statusCode()));
            }
            receive(from, response, part, progress);
        }
        return true;
    }

    private HttpResponse<InputStream> send(URI from, PartialFile part) throws IOException, InterruptedException {
        URI at = from;
        for (int followed = 0; followed <= REDIRECTIONS; followed++) {
            HttpResponse<InputStream> response = client.send(request(at, part), BodyHandlers.ofInputStream());
            Optional<URI> next = redirection(at, response);
            if (next.isEmpty()) {
                return response;
            }
            response.body().close();
            at = next.get();
        }
        throw new FetchException("%s redirects more than %d times".formatted(from, REDIRECTIONS));
    }

    private static Optional<URI> redirection(URI at, HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers()
                        .firstValue("Location")
                        .map(location -> resolved(at, location))
                        .filter(next -> next.getHost() != null)
                        .filter(next -> List.of("https", at.getScheme()).contains(next.getScheme()));
            default -> Optional.empty();
        };
    }

    private static URI resolved(URI at, String location) {
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FetchException("%s redirects to what is no address".formatted(at.getHost()), e);
        }
    }

    private HttpRequest request(URI from, PartialFile part) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(config.patience());
        token.addTo(request, from);
        Optional<String> tag = part.tag();
        if (tag.isPresent()) {
            request.header("Range", "bytes=%d-".formatted(part.length())).header("If-Range", tag.get());
        }
        return request.build();
    }

    /** A weak tag stays the same when bytes change. */
    private static Optional<String> strongTag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").filter(tag -> tag.startsWith("\""));
    }

    private static void requireNext(HttpResponse<?> response, PartialFile part) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes %d-".formatted(part.length()))) {
            part.restart(Optional.empty());
            throw new IOException("the server sent '%s' of the file".formatted(range));
        }
    }

    private void receive(URI from, HttpResponse<InputStream> response, PartialFile part, FetchProgress progress)
            throws IOException {
        long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long expected = rest < 0 ? -1 : part.length() + rest;
        requireSmallEnough(from, expected);
        progress.begin(name(from), part.length(), expected);
        copy(from, response.body(), part, progress);
        if (expected >= 0 && part.length() != expected) {
            throw new IOException("%d of %d bytes arrived".formatted(part.length(), expected));
        }
        part.complete();
    }

    private void copy(URI from, InputStream body, PartialFile part, FetchProgress progress) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel file = part.append();
                SilenceWatch watch = new SilenceWatch(body, config.patience())) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                watch.heard();
                for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    file.write(bytes);
                }
                progress.arrived(file.size());
                requireSmallEnough(from, file.size());
            }
        }
    }

    private void requireSmallEnough(URI from, long bytes) {
        long most = config.largestFile().asLongValue();
        if (bytes > most) {
            throw new FetchException(
                    "%s has %d bytes; accepted: up to %d (basin.fetch.largest-file)".formatted(from, bytes, most));
        }
    }

    static String name(URI address) {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
