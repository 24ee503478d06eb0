package dev.basin.gateway.upload;

import static dev.basin.gateway.upload.Tars.entry;
import static dev.basin.gateway.upload.Tars.gzip;
import static dev.basin.gateway.upload.Tars.special;
import static dev.basin.gateway.upload.Tars.tar;
import static dev.basin.gateway.upload.UploadCaller.archive;
import static dev.basin.gateway.upload.UploadCaller.data;
import static dev.basin.gateway.upload.UploadCaller.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import dev.basin.common.v1.Artifact;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.DeleteUploadRequest;
import dev.basin.gateway.v1.GetUploadRequest;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.gateway.v1.Upload;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.gateway.v1.UploadServiceGrpc.UploadServiceBlockingStub;
import dev.basin.gateway.v1.UploadedFile;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.serving.calls.Calls;
import dev.basin.serving.errors.Errors;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real server inside this process, into a real store. */
class UploadsTest {
    private static final int LARGEST = 8 << 20;
    private static final int LIMIT_SECONDS = 30;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ArtifactStore store;
    private Server server;
    private ManagedChannel channel;
    private UploadServiceBlockingStub stub;

    private record Limits(MemorySize largest, int mostFiles, int mostExpansion) implements UploadConfig {}

    @BeforeEach
    void start() throws IOException {
        store = new FolderArtifactStore(folder);
        Uploads uploads = new Uploads(store, new Limits(new MemorySize(BigInteger.valueOf(LARGEST)), 4, 100));
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .addService(new UploadEndpoint(new Calls(threads, new Errors(List.of())), uploads))
                .build()
                .start();
        channel = InProcessChannelBuilder.forName(name).build();
        stub = UploadServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
        threads.shutdownNow();
    }

    @Test
    void storesFilesAsTheyCome() throws Exception {
        Upload upload = upload(file("train.csv"), data("text,la"), data("bel\n"), file("sub/dev.csv"), file("empty"));

        assertThat(upload.getName()).startsWith("uploads/");
        assertThat(upload.getFilesList())
                .extracting(Artifact::getTitle)
                .containsExactlyInAnyOrder("train.csv", "sub/dev.csv", "empty");
        assertThat(store.localPath(new ArtifactKey(upload.getName() + "/train.csv")))
                .hasContent("text,label\n");
        assertThat(stub.getUpload(GetUploadRequest.newBuilder()
                                .setName(upload.getName())
                                .build())
                        .getFilesList())
                .containsExactlyInAnyOrderElementsOf(upload.getFilesList());
    }

    @Test
    void unpacksArchivesAndWhatComesAfterThem() throws Exception {
        byte[] tar = tar(entry("model/config.json", "{}"), entry("./vocab.txt", "[PAD]"));

        Upload upload = upload(
                archive("model.tar.gz"),
                data(gzip(tar)),
                file("train.csv"),
                data("text"),
                archive("empty.tar"),
                data(tar()));

        assertThat(upload.getFilesList())
                .extracting(Artifact::getTitle)
                .containsExactlyInAnyOrder("model/config.json", "vocab.txt", "train.csv");
        assertThat(store.localPath(new ArtifactKey(upload.getName() + "/vocab.txt")))
                .hasContent("[PAD]");
    }

    @Test
    void holdsWhatArrivesToItsChecksum() throws Exception {
        // printf abc | sha256sum
        String sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        UploadedFile.Builder abc = UploadedFile.newBuilder().setPath("a").setSha256(sha256);

        refuses("DATA_INVALID", "accepted: " + sha256, file(abc), data("abd"));
        assertThat(upload(file(abc), data("abc")).getFilesList())
                .singleElement()
                .satisfies(stored -> assertThat(stored.getSha256()).isEqualTo(sha256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/../../b", "a//b", ".hidden", "a\\b", "", "a/.ssh/keys", "é"})
    void refusesPathsThatMightLeadElsewhere(String path) throws IOException {
        refuses("INVALID_FIELD", "is not accepted", file(path), data("x"));
        if (!path.isEmpty()) {
            refuses("INVALID_FIELD", "is not accepted", archive("a.tar"), data(tar(entry(path, "x"))));
        }
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        refuses("INVALID_FIELD", "'a' is taken", file("a"), file("a"));
        refuses("INVALID_FIELD", "'a' is taken", archive("a.tar"), data(tar(entry("a", "1"), entry("a", "2"))));
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO})
    void refusesLinksAndDevices(byte kind) throws IOException {
        refuses(
                "DATA_INVALID",
                "'innocent' is a link, a device",
                archive("a.tar"),
                data(tar(special("innocent", kind))));
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = new byte[4 << 20];

        refuses(
                "LIMIT_EXCEEDED",
                "unpacks to more than 100 times its size",
                archive("bomb.tgz"),
                data(gzip(tar(entry("zeros", zeros)))));
    }

    @Test
    void refusesMoreThanItsLimits() throws IOException {
        CreateUploadRequest megabyte = data(new byte[1 << 20]);
        refuses(
                "LIMIT_EXCEEDED",
                "more than 8388608 bytes (basin.uploads.largest)",
                file("a"),
                megabyte,
                megabyte,
                megabyte,
                megabyte,
                megabyte,
                megabyte,
                megabyte,
                megabyte,
                megabyte);
        refuses("LIMIT_EXCEEDED", "more than 4 files", file("a"), file("b"), file("c"), file("d"), file("e"));
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        byte[] tar = tar(entry("a", "x".repeat(10_000)));
        refuses("INVALID_FIELD", "'a.zip' cannot be unpacked; accepted: .tar", archive("a.zip"), data("x"));
        refuses("DATA_INVALID", "is not a whole archive", archive("a.tgz"), data("not gzip"));
        refuses("DATA_INVALID", "is not a whole archive", archive("a.tgz"), data(Arrays.copyOf(gzip(tar), 60)));
        refuses("DATA_INVALID", "is not a whole archive", archive("a.tar"), data(Arrays.copyOf(tar, 5_000)));
    }

    @Test
    void refusesMessagesOutOfOrder() throws IOException {
        refuses("INVALID_FIELD", "no file came");
        refuses("INVALID_FIELD", "data came before a file", data("x"));
    }

    @Test
    void keepsNothingOfACallerWhoLeaves() throws Exception {
        assertThat(catchThrowableOfType(
                        StatusRuntimeException.class, () -> UploadCaller.sendAndLeave(channel, file("a"), data("x"))))
                .isNotNull();

        threads.shutdown();
        assertThat(threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(store.list(new ArtifactKey("uploads"))).isEmpty();
    }

    @Test
    void deletesAnUploadAndKnowsNoOthers() throws Exception {
        String name = upload(file("a")).getName();
        stub.deleteUpload(DeleteUploadRequest.newBuilder().setName(name).build());

        for (String unknown : List.of(name, "uploads/none")) {
            StatusRuntimeException refusal = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> stub.getUpload(
                            GetUploadRequest.newBuilder().setName(unknown).build()));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        }
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub.deleteUpload(
                        DeleteUploadRequest.newBuilder().setName("runs/abc").build()));
        assertThat(refusal.getStatus().getDescription()).contains("accepted: uploads/{id}");
    }

    @Test
    void listsPageByPage() throws Exception {
        assertThat(list(0, "").getUploadsList()).isEmpty();
        List<Upload> stored = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            stored.add(upload(file("train.csv"), data("text"), file("dev.csv"), data("text")));
        }
        store.put(new ArtifactKey("runs/1/training.csv"), new byte[1]);

        ListUploadsResponse first = list(2, "");
        ListUploadsResponse second = list(2, first.getNextPageToken());
        stub.deleteUpload(DeleteUploadRequest.newBuilder()
                .setName(second.getUploads(1).getName())
                .build());
        ListUploadsResponse third = list(2, second.getNextPageToken());

        List<Upload> listed = Stream.of(first, second, third)
                .flatMap(page -> page.getUploadsList().stream())
                .toList();
        stored.sort(Comparator.comparing(Upload::getName));
        assertThat(listed).isEqualTo(stored);
        assertThat(third.getUploadsList()).hasSize(1);
        assertThat(third.getNextPageToken()).isEmpty();
        assertThat(list(0, "").getUploadsCount()).isEqualTo(4);
        assertThat(list(4, "").getNextPageToken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "Z2lmdA", "cnVucy8x"}) // no Base64; "gift"; "runs/1"
    void refusesTokensOfOthers(String token) {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> list(0, token));
        assertThat(refusal.getStatus().getDescription()).contains("page_token", token, "accepted: the next_page_token");
    }

    @Test
    void refusesPagesOfLessThanNothing() {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> list(-1, ""));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).contains("page_size", "-1");
    }

    private ListUploadsResponse list(int pageSize, String pageToken) {
        return stub.listUploads(ListUploadsRequest.newBuilder()
                .setPageSize(pageSize)
                .setPageToken(pageToken)
                .build());
    }

    private void refuses(String reason, String message, CreateUploadRequest... requests) throws IOException {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> upload(requests));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus().getDescription()).contains(message);
        assertThat(StatusProto.fromThrowable(refusal).getDetailsList())
                .filteredOn(detail -> detail.is(ErrorInfo.class))
                .singleElement()
                .satisfies(detail ->
                        assertThat(detail.unpack(ErrorInfo.class).getReason()).isEqualTo(reason));
        assertThat(store.list(new ArtifactKey("uploads"))).isEmpty();
    }

    private Upload upload(CreateUploadRequest... pieces) throws Exception {
        return UploadCaller.send(channel, pieces);
    }
}
