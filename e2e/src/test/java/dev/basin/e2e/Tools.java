package dev.basin.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a machine may lack. A test that needs one is skipped with the way to get it. */
final class Tools {
    /** Stands in for grpcurl, which Debian does not have. */
    static final Path BUF = Repository.ROOT.resolve(".tools/node_modules/.bin/buf");

    static final Path DOCKERFILE_LINTER = Repository.ROOT.resolve(".tools/node_modules/.bin/dockerfile-utils");

    private static final Path BROWSER = Repository.ROOT.resolve("gateway/src/test/browser");

    private Tools() {}

    static void assumeBuf() {
        assumeTrue(Files.isExecutable(BUF), "buf is not installed (npm install --prefix .tools @bufbuild/buf)");
    }

    /** What builds images and runs what is in them without a container engine. */
    static void assumeContainers() {
        assumeTrue(
                onPath("buildah") && onPath("apt-get"),
                "buildah or apt-get was not found (Debian: apt-get install buildah)");
        assumeTrue(
                succeeds("unshare --mount --net mount -t tmpfs tmpfs /mnt"),
                "name spaces are forbidden here (mounting needs root, on a machine that permits unshare)");
    }

    static void assumeDockerfileLinter() {
        assumeTrue(
                Files.isExecutable(DOCKERFILE_LINTER),
                "dockerfile-utils is not installed (npm install --prefix .tools dockerfile-utils)");
    }

    static void assumeBrowser() {
        assumeTrue(
                onPath("node") && onPath("chromium"), "node or chromium was not found (Debian: apt-get install them)");
        assumeTrue(
                Stream.of("playwright-core", "axe-core")
                        .allMatch(name -> Files.isDirectory(
                                BROWSER.resolve("node_modules").resolve(name))),
                "playwright-core or axe-core is not installed (npm install in gateway/src/test/browser)");
    }

    /** A Python that has what the client needs, and can install it. */
    static String assumePython() {
        Optional<String> python = Stream.of("/usr/bin/python3", "python3")
                .filter(command -> succeeds(command + " -c 'import setuptools, pip, grpc, google.protobuf, numpy'"))
                .findFirst();
        assumeTrue(
                python.isPresent(),
                "Python with grpcio was not found"
                        + " (Debian: apt-get install python3-grpcio python3-numpy python3-pip python3-setuptools)");
        assumeTrue(
                onPath("grpc_python_plugin") || succeeds(python.get() + " -c 'import grpc_tools.protoc'"),
                "protoc for Python was not found (Debian: apt-get install protobuf-compiler libprotobuf-dev"
                        + " protobuf-compiler-grpc)");
        return python.get();
    }

    static void assumeNodeGrpc() {
        assumeTrue(
                onPath("node") && Files.isDirectory(Repository.ROOT.resolve("clients/node/node_modules/@grpc/grpc-js")),
                "Node's grpc was not found (npm install in clients/node)");
    }

    static void assumeTypeScript() {
        assumeNodeGrpc();
        assumeTrue(
                Files.isExecutable(Repository.ROOT.resolve("clients/node/node_modules/.bin/tsc")),
                "TypeScript was not found (npm install in clients/node)");
    }

    /** Go with Debian's libraries and the generators that fit them. */
    static void assumeGoGrpc() {
        assumeTrue(
                Files.isDirectory(Path.of("/usr/share/gocode/src/google.golang.org/grpc"))
                        && Stream.of("go", "protoc", "protoc-gen-go", "protoc-gen-go-grpc")
                                .allMatch(Tools::onPath),
                "Debian's Go with gRPC was not found (apt-get install golang-go golang-google-grpc-dev"
                        + " golang-github-golang-protobuf-1-5-dev protoc-gen-go-1-5 protoc-gen-go-grpc)");
    }

    /** The program that opens a report and looks for its figures. */
    static Path openReport() {
        return BROWSER.resolve("open-report.js");
    }

    private static boolean succeeds(String command) {
        try {
            Process process = new ProcessBuilder("bash", "-c", command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
