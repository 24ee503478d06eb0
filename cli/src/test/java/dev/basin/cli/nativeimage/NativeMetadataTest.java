package dev.basin.cli.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.reachability.Metadata;
import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import dev.basin.reachability.Reasons;
import dev.basin.reachability.record.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the command and its libraries reach by name, a native executable is told of. */
class NativeMetadataTest {
    private static final Path FOLDER = Path.of("target/classes/META-INF/native-image");
    private static final List<String> TESTS = Stream.of(
                    "BasinTest",
                    "connect.ResumingWatchTest",
                    "request.SpecFileTest",
                    "request.SpecFlagsTest",
                    "show.ProgressTest",
                    "show.SummaryTest")
            .map("dev.basin.cli."::concat)
            .toList();
    private static final List<String> WATCHED = List.of(
            "dev.basin.", "picocli.", "io.grpc.", "com.google.", "com.fasterxml.", "org.yaml.", "okio.", "kotlin.");

    @Test
    void coversAllThatARecordedRunReaches(@TempDir Path folder) throws Exception {
        Metadata metadata = Metadata.in(FOLDER);

        Set<Need> needs = new Recording(folder, WATCHED).of(TESTS, Map.of());

        assertThat(needs)
                .as("a recording that sees picocli and protobuf")
                .anyMatch(need -> need.name().equals("dev.basin.cli.experiment.CreateCommand"))
                .anyMatch(NativeMetadataTest::isOpenedByTheFeature);
        assertThat(needs.stream().filter(need -> !isOpenedByTheFeature(need)).filter(need -> !isOfTheTests(need)))
                .as("lacking in META-INF/native-image/dev.basin/basin-cli")
                .allMatch(metadata::covers);
    }

    @Test
    void saysWhyOfEveryEntryAndOfNothingElse() throws IOException {
        Reasons reasons = Reasons.in(FOLDER.resolve("dev.basin/basin-cli/reachability-metadata.json"));

        assertThat(reasons.entriesWithoutReason()).isEmpty();
        assertThat(reasons.reasonsWithoutEntry()).isEmpty();
    }

    private static boolean isOfTheTests(Need need) {
        return Files.exists(Path.of("target/test-classes", need.name().replace('.', '/') + ".class"));
    }

    private static boolean isOpenedByTheFeature(Need need) {
        if (need.kind() != Kind.TYPE && need.kind() != Kind.METHOD) {
            return false;
        }
        try {
            Class<?> type = Class.forName(need.name(), false, NativeMetadataTest.class.getClassLoader());
            return MessagesFeature.OPENED.stream().anyMatch(opened -> opened.isAssignableFrom(type));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
