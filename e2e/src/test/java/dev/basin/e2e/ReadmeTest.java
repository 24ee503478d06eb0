package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.gateway.v1.ListExperimentsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that the README shows is carried out: as it stands, but for ports, folders and the experiment's id. The built-in
 * model is used, in sizes that take half a minute.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeTest {
    private static final String SMALL = " --train-examples 48 --dev-examples 32 --epochs 1 --scratch-epochs 1"
            + " --surface=0:1:2 --curve=0:1:3 --objective-train 16 --objective-dev 16";

    @TempDir
    private static Path home;

    /** Where a person stands: the launcher and the folders that it names are there, and files that commands leave do no harm. */
    @TempDir
    private static Path clone;

    private static Server server;
    private static List<String> commands;

    @BeforeAll
    static void start() throws Exception {
        server = Server.allInOne(home);
        commands = Grpcurl.commands(Repository.ROOT.resolve("README.md"));
        Files.createSymbolicLink(clone.resolve("basin"), Repository.LAUNCHER);
        GlueFolders.writeSst2(home.resolve("SST-2"));
        GlueFolders.writeRte(home.resolve("RTE"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @Order(1)
    void noCommandIsLeftOut() {
        assertThat(commands)
                .allMatch(
                        command -> command.matches(
                                "(\\./basin (demo|test|up|experiment|doctor)|source <\\(\\./basin completion|grpcurl|curl)\\b.*"))
                .hasSizeGreaterThan(15);
    }

    /** They take minutes, so that the gate runs them once each, and not as a test. */
    @Test
    @Order(2)
    void theTwoCommandsAreInTheGate() throws IOException {
        assertThat(Files.readString(Repository.ROOT.resolve(".ci/run")))
                .contains("./basin demo --out")
                .contains("./basin test");
        assertThat(starting("./basin demo")).hasSize(1);
        assertThat(starting("./basin test")).hasSize(1);
    }

    @Test
    @Order(3)
    void experiments() throws Exception {
        for (String command : starting("./basin experiment create")) {
            shell().run(command.replace("path/to/SST-2", home.resolve("SST-2").toString())
                            .replace("path/to/RTE", home.resolve("RTE").toString())
                    + SMALL);
        }
        for (String command : starting("./basin experiment")) {
            if (!command.contains(" create ")) {
                assertThat(shell().run(ofTheExperiment(command))).isNotBlank();
            }
        }
    }

    @Test
    @Order(4)
    void callsOverHttp() throws Exception {
        for (String command : starting("curl")) {
            String onThisPort = ofTheExperiment(command).replace(":8080", ":" + server.httpPort());
            assertThat(shell().run(onThisPort.replace("curl", "curl --silent --fail")))
                    .containsAnyOf("\"name\":\"experiments/" + id(), "\"trainLoss\":[", "data: ", "\"openapi\"");
        }
    }

    @Test
    @Order(5)
    void callsOverGrpc() throws Exception {
        Tools.assumeBuf();
        List<String> calls = starting("grpcurl");
        assertThat(calls).hasSizeGreaterThan(2);
        for (String command : calls) {
            assertThat(shell().run(Grpcurl.asBuf(ofTheExperiment(command), server)))
                    .contains(command.contains(" list") ? "basin." : id());
        }
    }

    @Test
    @Order(6)
    void reportOpensInABrowser() throws Exception {
        Tools.assumeBrowser();
        Path report = home.resolve("report.html");
        shell().run("./basin experiment report " + id() + " --out " + report);
        Path picture = Files.createDirectories(Path.of("target/report")).toAbsolutePath();
        assertThat(shell().run("node " + Tools.openReport() + " " + report + " " + picture.resolve("report.png")))
                .contains("holds");
    }

    @Test
    @Order(7)
    void servers() throws Exception {
        List<Server> started = new ArrayList<>();
        for (String command : starting("./basin up")) {
            Matcher service =
                    Pattern.compile("\\./basin up( --services (?<name>\\w+))?").matcher(command);
            assertThat(service.matches()).as(command).isTrue();
            if (service.group("name") != null) { // all in one is running
                Path apart = Files.createDirectories(home.resolve("apart"));
                started.add(Server.start(service.group("name"), apart, Map.of()));
            }
        }
        assertThat(started).hasSize(4);
        for (Server one : started) {
            one.awaitReady();
        }
        for (Server one : started) {
            one.close();
        }
    }

    @Test
    @Order(8)
    void helpBeforeAndWhileTyping() throws Exception {
        for (String command : starting("./basin doctor")) {
            assertThat(shell().run(command)).contains("JDK", "libtorch");
        }
        for (String command : starting("source")) {
            assertThat(shell().run(command + " && complete -p basin")).contains("_complete_basin");
        }
    }

    private static List<String> starting(String with) {
        return commands.stream().filter(command -> command.startsWith(with)).toList();
    }

    private static String ofTheExperiment(String command) {
        return command.replaceFirst("\\bID\\b", id());
    }

    private static String id() {
        return server.experiments()
                .listExperiments(ListExperimentsRequest.getDefaultInstance())
                .getExperiments(0)
                .getName()
                .replace("experiments/", "");
    }

    private static Shell shell() {
        return new Shell(clone, Map.of("BASIN_SERVER", server.address(), "BASIN_BUILT", "1"));
    }
}
