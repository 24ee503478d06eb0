package dev.basin.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that a machine may lack. A test that needs one is skipped with the way to get it. */
final class Tools {
    /** Stands in for grpcurl, which Debian does not have. */
    static final Path BUF = Repository.ROOT.resolve(".tools/node_modules/.bin/buf");

    private static final Path BROWSER = Repository.ROOT.resolve("gateway/src/test/browser");

    private Tools() {}

    static void assumeBuf() {
        assumeTrue(Files.isExecutable(BUF), "buf is not installed (npm install --prefix .tools @bufbuild/buf)");
    }

    static void assumeBrowser() {
        assumeTrue(
                onPath("node") && onPath("chromium"), "node or chromium was not found (Debian: apt-get install them)");
        assumeTrue(
                Files.isDirectory(BROWSER.resolve("node_modules/playwright-core")),
                "playwright-core is not installed (npm install in gateway/src/test/browser)");
    }

    /** The program that opens a report and looks for its figures. */
    static Path openReport() {
        return BROWSER.resolve("open-report.js");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
