package dev.basin.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A TCP line to a server on which what the client says takes a while to arrive, and is lost when the client dies before. What the
 * server says arrives at once. It opens the gap between storing a result and acknowledging it wide enough to be hit.
 */
final class SlowLine implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ServerSocket entrance;
    private final int target;
    private final Duration delay;

    SlowLine(int target, Duration delay) throws IOException {
        this.entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        this.target = target;
        this.delay = delay;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> answer(client, server));
            DelayedBytes words = new DelayedBytes(delay);
            Thread reader = Thread.ofVirtual().start(() -> words.readAll(client));
            words.writeAll(server);
            reader.interrupt();
            server.close();
            back.join();
        } catch (IOException | InterruptedException e) {
            // Either end is gone, which closes the other.
        }
    }

    private static void answer(Socket client, Socket server) {
        try (client;
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Either end is gone, which closes the other.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    /** Bytes on their way; those of a client that is gone never arrive. */
    private static final class DelayedBytes {
        private record Chunk(byte[] bytes, long dueNanos) {}

        private final BlockingQueue<Chunk> way = new LinkedBlockingQueue<>();
        private final long delayNanos;
        private volatile boolean gone;

        DelayedBytes(Duration delay) {
            this.delayNanos = delay.toNanos();
        }

        void readAll(Socket client) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = client.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    way.add(new Chunk(Arrays.copyOf(buffer, read), System.nanoTime() + delayNanos));
                }
            } catch (IOException e) {
                // Told below.
            }
            gone = true;
        }

        void writeAll(Socket server) throws IOException, InterruptedException {
            OutputStream out = server.getOutputStream();
            while (!gone) {
                Chunk chunk = way.poll(20, TimeUnit.MILLISECONDS);
                if (chunk != null) {
                    while (!gone && System.nanoTime() < chunk.dueNanos()) {
                        TimeUnit.MILLISECONDS.sleep(5);
                    }
                    if (!gone) {
                        out.write(chunk.bytes());
                    }
                }
            }
        }
    }
}
