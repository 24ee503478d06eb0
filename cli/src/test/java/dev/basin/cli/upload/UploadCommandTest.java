package dev.basin.cli.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import dev.basin.cli.Basin;
import dev.basin.cli.ExitCode;
import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.DeleteUploadRequest;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.gateway.v1.Upload;
import dev.basin.gateway.v1.UploadServiceGrpc.UploadServiceImplBase;
import dev.basin.gateway.v1.UploadedFile;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class UploadCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Peer peer = new Peer();
    private Server server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = OkHttpServerBuilder.forPort(0, InsecureServerCredentials.create())
                .addService(peer)
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void sendsTheFilesOfAFolderInPiecesWithTheirChecksums() throws IOException {
        byte[] weights = new byte[5_000_000];
        new Random(1).nextBytes(weights);
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(model.resolve("model.safetensors"), weights);
        Files.createSymbolicLink(model.resolve("linked.bin"), model.resolve("model.safetensors"));
        Files.writeString(Files.createDirectories(model.resolve("sub")).resolve("abc.txt"), "abc");
        Files.writeString(model.resolve(".hidden"), "x");

        assertThat(run("upload", model.toString())).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).isEqualToNormalizingNewlines("upload:7f3a\nupload:7f3a/train.csv\n");
        assertThat(peer.files)
                .extracting(UploadedFile::getPath)
                .containsExactly("linked.bin", "model.safetensors", "sub/abc.txt");
        // printf abc | sha256sum
        assertThat(peer.files.getLast().getSha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(peer.contents.get(1).toByteArray()).isEqualTo(weights);
        assertThat(peer.contents.get(2).toByteArray()).asString().isEqualTo("abc");
    }

    @Test
    void hasArchivesUnpackedOnlyWhereAsked() throws IOException {
        Path archive = Files.writeString(folder.resolve("model.tar.gz"), "x");
        Path table = Files.writeString(folder.resolve("train.csv"), "x");

        assertThat(run("upload", archive.toString())).isEqualTo(ExitCode.OK);
        assertThat(run("upload", "--unpack", archive.toString(), table.toString()))
                .isEqualTo(ExitCode.OK);

        assertThat(peer.files).extracting(UploadedFile::getUnpack).containsExactly(false, true, false);
    }

    @Test
    void stopsAndTellsWhyWhenTheServerRefuses() throws IOException {
        peer.refuses = true;
        Path file = Files.write(folder.resolve("large.bin"), new byte[20_000_000]);

        assertThat(run("upload", file.toString())).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("more than enough");
    }

    @Test
    void namesAPathThatIsNotThere() {
        assertThat(run("upload", folder.resolve("nowhere").toString())).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("nowhere' does not exist; accepted: files and folders");
        assertThat(peer.files).isEmpty();
    }

    @Test
    void listsWhatIsThereOverAllPages() {
        assertThat(run("upload", "--list")).isEqualTo(ExitCode.OK);

        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                UPLOAD       FILES  SIZE    NAMES
                upload:7f3a  4      8.0 MB  a.csv, b.csv, c.csv, …
                upload:9b1c  1      999 B   a.csv
                """);
    }

    @Test
    void deletesByAnyOfTheNamesThatItPrints() {
        for (String name : List.of("upload:7f3a", "uploads/7f3a", "7f3a")) {
            assertThat(run("upload", "--delete", name)).isEqualTo(ExitCode.OK);
        }
        assertThat(peer.deleted).containsExactly("uploads/7f3a", "uploads/7f3a", "uploads/7f3a");
        assertThat(out.toString()).startsWith("upload:7f3a: deleted");
    }

    @Test
    void doesOneThingAtATime() {
        assertThat(run("upload")).isEqualTo(ExitCode.USAGE);
        assertThat(run("upload", "--list", "--delete", "7f3a")).isEqualTo(ExitCode.USAGE);
        assertThat(run("upload", "--list", folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(peer.deleted).isEmpty();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", "127.0.0.1:" + server.getPort()));
        CommandLine command = Basin.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(all.toArray(String[]::new));
    }

    /** Remembers what it is sent, or refuses the first byte. */
    private static final class Peer extends UploadServiceImplBase {
        private final List<UploadedFile> files = new ArrayList<>();
        private final List<ByteArrayOutputStream> contents = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private volatile boolean refuses;

        @Override
        public void listUploads(ListUploadsRequest request, StreamObserver<ListUploadsResponse> answer) {
            boolean first = request.getPageToken().isEmpty();
            Upload.Builder upload = Upload.newBuilder().setName(first ? "uploads/7f3a" : "uploads/9b1c");
            for (String name : first ? List.of("a.csv", "b.csv", "c.csv", "d.csv") : List.of("a.csv")) {
                upload.addFiles(Artifact.newBuilder().setTitle(name).setSizeBytes(first ? 2_000_000 : 999));
            }
            answer.onNext(ListUploadsResponse.newBuilder()
                    .addUploads(upload)
                    .setNextPageToken(first ? "more" : "")
                    .build());
            answer.onCompleted();
        }

        @Override
        public void deleteUpload(DeleteUploadRequest request, StreamObserver<Empty> answer) {
            deleted.add(request.getName());
            answer.onNext(Empty.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public StreamObserver<CreateUploadRequest> createUpload(StreamObserver<Upload> answer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(CreateUploadRequest piece) {
                    if (refuses) {
                        answer.onError(Status.RESOURCE_EXHAUSTED
                                .withDescription("more than enough")
                                .asRuntimeException());
                    } else if (piece.hasFile()) {
                        files.add(piece.getFile());
                        contents.add(new ByteArrayOutputStream());
                    } else {
                        contents.getLast().writeBytes(piece.getData().toByteArray());
                    }
                }

                @Override
                public void onError(Throwable gone) {}

                @Override
                public void onCompleted() {
                    answer.onNext(Upload.newBuilder()
                            .setName("uploads/7f3a")
                            .addFiles(Artifact.newBuilder().setTitle("train.csv"))
                            .build());
                    answer.onCompleted();
                }
            };
        }
    }
}
