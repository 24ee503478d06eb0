package dev.basin.requests.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server of files in memory, with entity tags and ranges, that breaks off or falls silent when it is told to. */
final class FileServer implements AutoCloseable {
    /** What was asked for: a path, and from which byte on. */
    record Asked(String path, long from) {}

    private static final Duration LONGEST_WRITING = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, URI> elsewhere = new ConcurrentHashMap<>();
    private final Map<String, String> credentials = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger breaks = new AtomicInteger();
    private final CountDownLatch speaking = new CountDownLatch(1);
    private volatile int breakAfter;
    private volatile Path written;
    private volatile boolean silent;

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    /** From now on the path answers that its file is to be had at another address. */
    void redirect(String path, URI to) {
        elsewhere.put(path, to);
    }

    /** What the path was last asked with as Authorization; null for nothing. */
    String credentials(String path) {
        return credentials.get(path);
    }

    /**
     * The next {@code times} answers end after so many bytes, as soon as the file that they are written to has them: a client drops
     * what it has not read when a connection breaks off.
     */
    void breakOff(int times, int afterBytes, Path written) {
        breakAfter = afterBytes;
        this.written = written;
        breaks.set(times);
    }

    /** Answers stop in the middle from now on, until the server is told to speak on. */
    void fallSilent() {
        silent = true;
    }

    void speakOn() {
        silent = false;
        speaking.countDown();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        speakOn();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] content = files.get(path);
            long from = content == null ? 0 : from(exchange, tag(content));
            asked.add(new Asked(path, from));
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(given -> credentials.put(path, given));
            if (elsewhere.containsKey(path)) {
                exchange.getResponseHeaders()
                        .set("Location", elsewhere.get(path).toString());
                exchange.sendResponseHeaders(302, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, content, (int) from);
            }
        }
    }

    private static long from(HttpExchange exchange, String tag) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        return range == null || !same ? 0 : Long.parseLong(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
        exchange.getResponseHeaders().set("ETag", tag(content));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        int rest = content.length - from;
        boolean broken = breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest);
        OutputStream body = exchange.getResponseBody();
        int first = broken ? Math.min(breakAfter, rest) : silent ? rest / 2 : rest;
        body.write(content, from, first);
        body.flush();
        if (broken) {
            awaitWritten(from + first);
        }
        if (silent) {
            awaitSpeaking();
            body.write(content, from + first, rest - first);
        }
    }

    private void awaitWritten(long bytes) throws IOException {
        long end = System.nanoTime() + LONGEST_WRITING.toNanos();
        while (!(Files.exists(written) && Files.size(written) >= bytes) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private void awaitSpeaking() {
        try {
            speaking.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String tag(byte[] content) {
        return "\"" + java.util.Arrays.hashCode(content) + "\"";
    }
}
