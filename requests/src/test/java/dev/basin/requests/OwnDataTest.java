package dev.basin.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.basin.common.v1.ErrorReason;
import dev.basin.common.v1.OwnDataSource;
import dev.basin.common.v1.TaskSource;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.jobs.artifacts.FolderArtifactStore;
import dev.basin.requests.fetch.FetchedFolders;
import dev.basin.requests.fetch.Settings;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.paths.PathRoots;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDataTest {
    @TempDir
    Path root;

    @TempDir
    Path storeFolder;

    private ArtifactStore store;

    @BeforeEach
    void write() throws IOException {
        store = new FolderArtifactStore(storeFolder);
        Files.writeString(root.resolve("train.csv"), "text,other,label\na,x,no\nb,y,yes\nc,z,yes\n");
        Files.writeString(root.resolve("dev.csv"), "text,other,label\nd,x,yes\n");
    }

    @Test
    void readsTheFilesThatARequestNames() {
        TaskData data = read(own().setSecondTextColumn("other"));

        assertThat(data.task().id()).isEqualTo("train.csv");
        assertThat(data.task().labels()).containsExactly("no", "yes");
        assertThat(data.task().isPair()).isTrue();
        assertThat(data.dataset().train().examples()).hasSize(3);
        assertThat(data.dataset().mainDev().examples()).hasSize(1);
    }

    @Test
    void readsFilesThatWereUploaded() throws IOException {
        store.put(new ArtifactKey("uploads/7f3a/dev.csv"), Files.readAllBytes(root.resolve("dev.csv")));

        assertThat(read(own().setDevPath("upload:7f3a/dev.csv"))
                        .dataset()
                        .mainDev()
                        .examples())
                .hasSize(1);
        refuses(
                own().setDevPath("upload:7f3a/other.csv"),
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_FILE_NOT_FOUND,
                "spec.task.own.dev_path",
                "there is no 'upload:7f3a/other.csv'");
        refuses(
                own().setDevPath("upload:../runs/secret"),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "spec.task.own.dev_path",
                "accepted: upload:ID or upload:ID/FILE");
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        Refusal refusal = refusal(OwnDataSource.newBuilder());

        assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.violations())
                .extracting(violation -> violation.getField())
                .containsExactly(
                        "spec.task.own.train_path",
                        "spec.task.own.dev_path",
                        "spec.task.own.text_column",
                        "spec.task.own.label_column");
    }

    @Test
    void saysWhichFileIsNotThere() {
        refuses(
                own().setDevPath("nowhere.csv"),
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_FILE_NOT_FOUND,
                "spec.task.own.dev_path",
                "'nowhere.csv' does not exist");
        refuses(
                own().setTrainPath("/etc/passwd"),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_PATH_OUTSIDE_ROOTS,
                "spec.task.own.train_path",
                "accepted: paths under");
        refuses(
                own().setTrainPath("."),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "spec.task.own.train_path",
                "'.' is not a file; accepted: a .tsv, .csv or .jsonl file");
    }

    @Test
    void passesOnWhatIsWrongInTheFiles() {
        refuses(
                own().setTextColumn("sentence"),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_DATA_INVALID,
                "spec.task.own",
                "train.csv: line 1: no column 'sentence'; found 3 columns: [text, other, label];"
                        + " yours are named by text_column, second_text_column and label_column, on the command line by"
                        + " --text and --label");
        refuses(
                own().addLabels("no").addLabels("maybe"),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_DATA_INVALID,
                "spec.task.own",
                "train.csv: line 3: unknown label 'yes'; accepted: [no, maybe]");
    }

    private void refuses(
            OwnDataSource.Builder own, Status.Code code, ErrorReason reason, String field, String message) {
        Refusal refusal = refusal(own);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.violations()).hasSize(1).first().satisfies(violation -> {
            assertThat(violation.getField()).isEqualTo(field);
            assertThat(violation.getDescription()).contains(message);
        });
    }

    private Refusal refusal(OwnDataSource.Builder own) {
        return catchThrowableOfType(Refusal.class, () -> read(own));
    }

    private TaskData read(OwnDataSource.Builder own) {
        FetchedFolders none = new FetchedFolders(new Settings(root, URI.create("http://localhost/")).disabled());
        return new Tasks(new RequestPaths(new PathRoots(List.of(root)), store), none)
                .read("spec.task", TaskSource.newBuilder().setOwn(own).build());
    }

    private static OwnDataSource.Builder own() {
        return OwnDataSource.newBuilder()
                .setTrainPath("train.csv")
                .setDevPath("dev.csv")
                .setTextColumn("text")
                .setLabelColumn("label");
    }
}
