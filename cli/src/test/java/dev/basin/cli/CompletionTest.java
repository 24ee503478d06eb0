package dev.basin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers once it has read the script. */
class CompletionTest {
    private static final Path LAUNCHER = Path.of("../basin");
    private static final int LONGEST_SECONDS = 30;

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void write() throws IOException {
        StringWriter out = new StringWriter();
        assertThat(Basin.commandLine().setOut(new PrintWriter(out, true)).execute("completion", "bash"))
                .isEqualTo(ExitCode.OK);
        script = Files.writeString(folder.resolve("completion"), out.toString());
    }

    @Test
    void offersCommandsOptionsAndWords() throws Exception {
        assertThat(offered("exp")).containsExactly("experiment");
        assertThat(offered("experiment", "re")).containsExactly("report");
        assertThat(offered("experiment", "create", "--pres")).containsExactly("--preset");
        assertThat(offered("experiment", "create", "--preset", "''"))
                .containsExactly("quick", "standard", "paper", "demo");
        assertThat(offered("experiment", "create", "--task", "SS")).containsExactly("SST-2");
        assertThat(offered("experiment", "create", "--extras", "layer-"))
                .containsExactly("layer-changes", "layer-surfaces");
        assertThat(offered("up", "--services", "la")).containsExactly("landscape");
        assertThat(offered("completion", "z")).containsExactly("zsh");
    }

    @Test
    void hidesWhatOnlyTheLauncherCalls() throws Exception {
        assertThat(offered("rea")).isEmpty();
    }

    /** The launcher's own words, read from what it prints. */
    @Test
    void offersEveryCommandAndOptionOfTheLauncher() throws Exception {
        String launcher = Files.readString(LAUNCHER);
        String usage = launcher.substring(launcher.indexOf("Usage:"), launcher.indexOf("Environment:"));
        String command = "";
        for (String line : usage.lines().skip(1).filter(line -> !line.isBlank()).toList()) {
            String synopsis = line.strip().split(" {2,}", 2)[0];
            if (line.matches(" {2}\\w.*")) {
                command = synopsis.split(" ", 2)[0];
                assertThat(offered(command.substring(0, command.length() - 1))).contains(command);
            }
            for (String option : matches("--[a-z-]+", synopsis)) {
                assertThat(offered(command, option)).as(line).containsExactly(option);
            }
        }
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** The words offered for the last of those typed after "basin". */
    private List<String> offered(String... typed) throws IOException, InterruptedException {
        String program =
                "compopt() { :; }; source %s; COMP_WORDS=(basin %s); COMP_CWORD=%d; _complete_basin; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, String.join(" ", typed), typed.length);
        Process bash = new ProcessBuilder("bash", "-c", program)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return output.lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
