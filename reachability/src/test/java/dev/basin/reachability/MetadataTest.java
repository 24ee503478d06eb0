package dev.basin.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.basin.reachability.Need.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() throws IOException {
        file = Files.createDirectories(folder.resolve("a/b")).resolve("reachability-metadata.json");
    }

    @Test
    void aMemberIsCoveredByNameAndByAllOfItsKind() throws IOException {
        Files.writeString(file, """
                {"reflection": [
                  {"type": "a.Named", "fields": [{"name": "f"}], "methods": [{"name": "m", "parameterTypes": ["int[]", "a.B"]}]},
                  {"type": "a.All", "allDeclaredConstructors": true}]}
                """);
        Metadata metadata = Metadata.in(folder);

        assertThat(metadata.covers(new Need(Kind.METHOD, "a.Named", "m(int[],a.B)")))
                .isTrue();
        assertThat(metadata.covers(new Need(Kind.METHOD, "a.Named", "m(int[])")))
                .isFalse();
        assertThat(metadata.covers(new Need(Kind.FIELD, "a.Named", "f"))).isTrue();
        assertThat(metadata.covers(new Need(Kind.METHOD, "a.All", "<init>()"))).isTrue();
        assertThat(metadata.covers(new Need(Kind.METHOD, "a.All", "m()"))).isFalse();
        assertThat(metadata.covers(new Need(Kind.TYPE, "a.Other", ""))).isFalse();
    }

    @Test
    void nativeCodeReachesOnlyWhatIsOpenToIt() throws IOException {
        Files.writeString(file, """
                {"reflection": [
                  {"type": "a.Closed", "methods": [{"name": "m", "parameterTypes": []}]},
                  {"type": "a.Open", "jniAccessible": true, "methods": [{"name": "m", "parameterTypes": []}]}]}
                """);
        Metadata metadata = Metadata.in(folder);

        assertThat(metadata.covers(new Need(Kind.JNI_METHOD, "a.Closed", "m()")))
                .isFalse();
        assertThat(metadata.covers(new Need(Kind.JNI_METHOD, "a.Open", "m()"))).isTrue();
    }

    @Test
    void globsKnowFolders() throws IOException {
        Files.writeString(file, """
                {"resources": [{"glob": "one/*.py"}, {"glob": "deep/**/*.py"}]}
                """);
        Metadata metadata = Metadata.in(folder);

        assertThat(metadata.covers(Need.resource("/one/a.py"))).isTrue();
        assertThat(metadata.covers(Need.resource("one/two/a.py"))).isFalse();
        assertThat(metadata.covers(Need.resource("deep/a.py"))).isTrue();
        assertThat(metadata.covers(Need.resource("deep/one/two/a.py"))).isTrue();
        assertThat(metadata.covers(Need.resource("deep/one/a.pyc"))).isFalse();
    }

    @Test
    void olderFilesCountToo() throws IOException {
        Files.writeString(file.resolveSibling("jni-config.json"), """
                [{"name": "a.Open", "fields": [{"name": "f"}]}]
                """);
        Files.writeString(file.resolveSibling("resource-config.json"), """
                {"resources": {"includes": [{"pattern": "\\\\Qa.txt\\\\E"}]}}
                """);
        Files.writeString(file.resolveSibling("proxy-config.json"), """
                [["a.First", "a.Second"]]
                """);
        Metadata metadata = Metadata.in(folder);

        assertThat(metadata.covers(new Need(Kind.JNI_FIELD, "a.Open", "f"))).isTrue();
        assertThat(metadata.covers(Need.resource("a.txt"))).isTrue();
        assertThat(metadata.covers(new Need(Kind.PROXY, "a.First,a.Second", "")))
                .isTrue();
    }

    @Test
    void reasonsAndEntriesMatch() throws IOException {
        Files.writeString(file, """
                {"comment": ["a.*, c.txt: needed", "gone.Type: no longer there"],
                 "reflection": [{"type": "a.First"}, {"type": {"proxy": ["b.Second"]}}],
                 "resources": [{"glob": "c.txt"}]}
                """);
        Reasons reasons = Reasons.in(file);

        assertThat(reasons.entriesWithoutReason()).containsExactly("b.Second");
        assertThat(reasons.reasonsWithoutEntry()).containsExactly("gone.Type");
    }

    @Test
    void refusesALineThatGivesNoReason() throws IOException {
        Files.writeString(file, """
                {"comment": ["a.First"]}
                """);

        assertThatThrownBy(() -> Reasons.in(file)).hasMessageContaining("'NAME, NAME: reason', received 'a.First'");
    }
}
