package dev.basin.serving.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathRootsTest {
    @TempDir
    Path folder;

    Path inside;
    Path outside;
    PathRoots roots;

    @BeforeEach
    void twoFolders() throws IOException {
        inside = Files.createDirectory(folder.resolve("inside")).toRealPath();
        outside = Files.createDirectory(folder.resolve("outside")).toRealPath();
        roots = new PathRoots(List.of(inside));
    }

    @Test
    void findsRelativeAndAbsolutePaths() throws IOException {
        Path file = Files.createFile(inside.resolve("train.tsv"));
        assertThat(roots.resolve("path", "train.tsv")).isEqualTo(file);
        assertThat(roots.resolve("path", file.toString())).isEqualTo(file);
    }

    @Test
    void refusesWhatIsMissing() {
        Refusal refusal = refused("nothing");
        assertThat(refusal.code()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal.reason()).isEqualTo(ErrorReason.ERROR_REASON_FILE_NOT_FOUND);
    }

    @Test
    void refusesPathsOutsideHoweverTheyAreSpelled() throws IOException {
        Files.createSymbolicLink(inside.resolve("link"), outside);
        for (String path : List.of(outside.toString(), "../outside", "link", inside + "/../outside")) {
            Refusal refusal = refused(path);
            assertThat(refusal.reason()).as(path).isEqualTo(ErrorReason.ERROR_REASON_PATH_OUTSIDE_ROOTS);
            assertThat(refusal.violations())
                    .singleElement()
                    .satisfies(v -> assertThat(v.getField()).isEqualTo("path"));
        }
    }

    @Test
    void saysHowAPathOutsideCanBeRead() {
        assertThat(refused(outside.toString()))
                .hasMessageContaining(
                        "paths under [%s], others after './basin up --root FOLDER', or what './basin upload' brought",
                        inside);
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThat(refused("a\0b").reason()).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
    }

    private Refusal refused(String path) {
        return catchThrowableOfType(Refusal.class, () -> roots.resolve("path", path));
    }
}
