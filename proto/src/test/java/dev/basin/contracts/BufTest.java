package dev.basin.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts' own rules ({@code buf.yaml}): style and comments, and nothing broken for those who use the landed version. */
class BufTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What {@code buf.yaml} needs of a checkout: itself and the contracts; the rest comes from the build. */
    private static final List<String> WORKSPACE = List.of("buf.yaml", "proto/src/main/proto");

    @TempDir
    Path folder;

    private String buf;

    @BeforeEach
    void findBuf() {
        Optional<Path> found = Stream.concat(
                        Stream.of(ROOT.resolve(".tools/node_modules/.bin")),
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .map(directory -> directory.resolve("buf"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "buf is not installed (npm install --prefix .tools @bufbuild/buf)");
        buf = found.get().toString();
    }

    @Test
    void contractsFollowTheirStyle() throws Exception {
        Outcome lint = run(ROOT, buf, "lint");
        assertThat(lint.exitCode()).as(lint.output()).isZero();
    }

    @Test
    void nothingLandedIsBroken() throws Exception {
        Optional<String> landed = landedVersion();
        assumeTrue(landed.isPresent(), "no earlier version of the contracts (first commit, or a shallow clone)");
        checkOut(landed.get());
        Outcome breaking = run(ROOT, buf, "breaking", "--against", folder.toString());
        assertThat(breaking.exitCode()).as(breaking.output()).isZero();
    }

    /** The last landed commit: that of the shared main if it is another one, otherwise the commit before. */
    private static Optional<String> landedVersion() throws Exception {
        for (String candidate : List.of("origin/main", "HEAD~1")) {
            Outcome commit = run(ROOT, "git", "rev-parse", "--verify", "--quiet", candidate + "^{commit}");
            Outcome head = run(ROOT, "git", "rev-parse", "HEAD");
            if (commit.exitCode() == 0 && !commit.output().equals(head.output())) {
                return Optional.of(commit.output().strip());
            }
        }
        return Optional.empty();
    }

    private void checkOut(String commit) throws Exception {
        Path archive = folder.resolve("landed.tar");
        List<String> command = Stream.concat(
                        Stream.of("git", "archive", "-o", archive.toString(), commit), WORKSPACE.stream())
                .toList();
        Outcome archived = run(ROOT, command.toArray(String[]::new));
        assertThat(archived.exitCode()).as(archived.output()).isZero();
        assertThat(run(folder, "tar", "-xf", archive.toString()).exitCode()).isZero();
        Files.createDirectories(folder.resolve("proto/target"));
        Path google = Path.of("target/google").toAbsolutePath();
        assertThat(run(folder, "cp", "-r", google.toString(), "proto/target/google")
                        .exitCode())
                .isZero();
    }

    private static Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("%s ends", command[0])
                .isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
