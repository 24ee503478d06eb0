package dev.basin.reachability.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingAgentTest {
    private static final String REACHED = "dev.basin.reachability.record.Reaching$Reached";

    @TempDir
    private Path folder;

    @Test
    void writesDownWhatIsReachedAndNotWhatIsMissed() throws Exception {
        assertThat(recorded(Reaching.class.getName()))
                .contains(
                        new Need(Kind.TYPE, REACHED, ""),
                        new Need(Kind.METHOD, REACHED, "<init>(int[])"),
                        new Need(Kind.METHOD, REACHED, "method(java.lang.String)"),
                        new Need(Kind.FIELD, Reaching.class.getName(), "field"),
                        new Need(Kind.PROXY, "java.lang.Runnable", ""),
                        Need.resource("dev/basin/reachability/record/Reaching.class"))
                .noneMatch(need -> need.name().contains(Reaching.NO_SUCH));
    }

    @Test
    void watchesNobodyElse() throws Exception {
        assertThat(recorded("some.other.Class")).isEmpty();
    }

    private List<Need> recorded(String watched) throws Exception {
        Path trace = folder.resolve("needs");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        AgentJar.option(folder.resolve("agent.jar"), trace, List.of(watched)),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reaching.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.exists(trace)
                ? Files.readAllLines(trace).stream().map(Need::parse).toList()
                : List.of();
    }
}
