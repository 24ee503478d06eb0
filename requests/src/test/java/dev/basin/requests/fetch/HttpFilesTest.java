package dev.basin.requests.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.requests.fetch.FileServer.Asked;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server on this machine. */
class HttpFilesTest {
    private static final int SIZE = 1 << 20;
    private static final int CUT = 300_000;

    @TempDir
    Path folder;

    private FileServer server;
    private byte[] content;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        content = randomBytes(1);
        server.put("/file.bin", content);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesAFileWholeAndLeavesNothingBesideIt() throws IOException {
        assertThat(fetch(settings())).isTrue();

        assertThat(target()).hasBinaryContent(content);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(target());
        }
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        try (HttpFiles http = new HttpFiles(settings())) {
            assertThat(http.fetch(server.address("/other"), target(), new FetchProgress()))
                    .isFalse();
        }
        assertThat(target()).doesNotExist();
    }

    @Test
    void goesOnWhereTheConnectionBrokeOff() {
        server.breakOff(2, CUT, part());

        assertThat(fetch(settings())).isTrue();

        assertThat(target()).hasBinaryContent(content);
        assertThat(server.asked())
                .containsExactly(
                        new Asked("/file.bin", 0), new Asked("/file.bin", CUT), new Asked("/file.bin", 2L * CUT));
    }

    @Test
    void goesOnInALaterCallAfterGivingUp() {
        server.breakOff(5, 1_000, part());
        assertThatThrownBy(() -> fetch(settings()))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("file.bin broke off 5 times");
        assertThat(target()).doesNotExist();

        assertThat(fetch(settings())).isTrue();

        assertThat(target()).hasBinaryContent(content);
        assertThat(server.asked().getLast()).isEqualTo(new Asked("/file.bin", 5_000));
    }

    @Test
    void beginsAgainWhenTheServersFileHasChangedMeanwhile() {
        server.breakOff(5, CUT / 5, part());
        assertThatThrownBy(() -> fetch(settings())).isInstanceOf(FetchException.class);
        byte[] other = randomBytes(2);
        server.put("/file.bin", other);

        assertThat(fetch(settings())).isTrue();

        assertThat(target()).hasBinaryContent(other);
    }

    @Test
    void givesUpOnAServerThatFallsSilent() {
        server.fallSilent();

        assertThatThrownBy(() -> fetch(settings().withPatience(Duration.ofMillis(300))))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("broke off");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> fetch(settings().withLargest(SIZE - 1)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("has 1048576 bytes; accepted: up to 1048575 (basin.fetch.largest-file)");
    }

    @Test
    void fetchesNothingInPlainTextUnlessAllowed() {
        assertThatThrownBy(() -> fetch(settings().withoutPlainHttp()))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("accepted: https addresses, and http ones with basin.fetch.plain-http=true");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void fetchesNothingWhereItIsSwitchedOff() {
        assertThatThrownBy(() -> fetch(settings().disabled())).hasMessageContaining("basin.fetch.enabled=false");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void saysThatAServerIsOutOfReach() {
        URI address = server.address("/file.bin");
        server.close();

        try (HttpFiles http = new HttpFiles(settings())) {
            assertThatThrownBy(() -> http.fetch(address, target(), new FetchProgress()))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining(address + " cannot be reached (ConnectException");
        }
    }

    @Test
    void followsARedirectionAndGoesOnThereAfterABreak() {
        server.redirect("/moved.bin", URI.create("/file.bin"));
        server.breakOff(1, CUT, part());

        assertThat(fetch("/moved.bin", settings())).isTrue();

        assertThat(target()).hasBinaryContent(content);
        assertThat(server.asked())
                .containsExactly(
                        new Asked("/moved.bin", 0),
                        new Asked("/file.bin", 0),
                        new Asked("/moved.bin", 0),
                        new Asked("/file.bin", CUT));
    }

    @Test
    void givesUpOnACircle() {
        server.redirect("/file.bin", URI.create("/file.bin"));

        assertThatThrownBy(() -> fetch(settings()))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("file.bin redirects more than 5 times");
    }

    @Test
    void givesTheHubItsTokenAndNobodyElse() throws IOException {
        Settings settings = settings().withHubToken("hf_secret");
        try (FileServer storage = new FileServer()) {
            storage.put("/blob", content);
            server.redirect("/hub/near", URI.create("/file.bin"));
            server.redirect("/hub/far", storage.address("/blob"));

            assertThat(fetch("/hub/near", settings)).isTrue();
            assertThat(fetch("/hub/far", settings)).isTrue();

            assertThat(server.credentials("/hub/far")).isEqualTo("Bearer hf_secret");
            assertThat(server.credentials("/file.bin")).as("the same server").isEqualTo("Bearer hf_secret");
            assertThat(storage.asked()).containsExactly(new Asked("/blob", 0));
            assertThat(storage.credentials("/blob")).isNull();
        }
    }

    @Test
    void keepsATokenThatCannotBeSentToItself() {
        assertThatThrownBy(() -> new HttpFiles(settings().withHubToken("hf_secret\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("basin.fetch.hub-token")
                .hasMessageNotContaining("hf_secret");
    }

    private boolean fetch(Settings settings) {
        return fetch("/file.bin", settings);
    }

    private boolean fetch(String path, Settings settings) {
        try (HttpFiles http = new HttpFiles(settings)) {
            return http.fetch(server.address(path), target(), new FetchProgress());
        }
    }

    private Settings settings() {
        return new Settings(folder, server.address("/"));
    }

    private Path target() {
        return folder.resolve("file.bin");
    }

    /** Where a file lies until it is whole. */
    private Path part() {
        return folder.resolve("file.bin.part");
    }

    private static byte[] randomBytes(long seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
