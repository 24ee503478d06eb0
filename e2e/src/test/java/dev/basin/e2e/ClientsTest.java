package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients for other languages run a whole experiment. */
class ClientsTest {
    @TempDir
    private static Path home;

    private static Server server;
    private static Path spec;

    @BeforeAll
    static void start() throws Exception {
        server = Server.allInOne(home);
        spec = home.resolve("spec.json");
        Files.writeString(spec, JsonFormat.printer().print(TinyExperiment.spec()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void python() throws Exception {
        String python = Tools.assumePython();
        Path packages = home.resolve("packages");
        new Shell(Repository.ROOT, Map.of())
                .run("%s -m pip install --quiet --no-index --no-deps --no-build-isolation --target %s ./clients/python"
                        .formatted(python, packages));
        assertRuns("PYTHONPATH=" + packages + " " + python + " clients/python/follow.py");
    }

    @Test
    void node() throws Exception {
        Tools.assumeNodeGrpc();
        assertRuns("node clients/node/follow.js");
    }

    @Test
    void typesOfNode() throws Exception {
        Tools.assumeTypeScript();
        new Shell(Repository.ROOT.resolve("clients/node"), Map.of()).run("npm run --silent check");
    }

    @Test
    void go() throws Exception {
        Tools.assumeGoGrpc();
        assertRuns("clients/go/follow.sh");
    }

    private static void assertRuns(String client) throws Exception {
        String output = new Shell(Repository.ROOT, Map.of()).run(client + " " + server.address() + " " + spec);
        assertThat(output).contains("surface/scratch JOB_STATE_SUCCEEDED", "ended JOB_STATE_SUCCEEDED");
        assertThat(output.lines().filter(line -> line.startsWith("beta "))).hasSize(5);
    }
}
