package dev.basin.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.reachability.Metadata;
import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import dev.basin.reachability.Reasons;
import dev.basin.reachability.record.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is put together from resources, of which a native executable has only those it is told of. */
class NativeMetadataTest {
    private static final Path FOLDER = Path.of("target/classes/META-INF/native-image/dev.basin/basin-gateway");

    @Test
    void coversEveryResourceOfAReport(@TempDir Path folder) throws Exception {
        Metadata metadata = Metadata.in(FOLDER);

        Set<Need> needs = new Recording(folder, List.of(WebResources.class.getPackageName()))
                .of(List.of(ReportWriterTest.class.getName()), Map.of());

        assertThat(needs).contains(Need.resource("report/template.html"));
        assertThat(needs.stream().filter(need -> need.kind() == Kind.RESOURCE)).allMatch(metadata::covers);
    }

    @Test
    void saysWhyOfEveryEntryAndOfNothingElse() throws IOException {
        Reasons reasons = Reasons.in(FOLDER.resolve("reachability-metadata.json"));

        assertThat(reasons.entriesWithoutReason()).isEmpty();
        assertThat(reasons.reasonsWithoutEntry()).isEmpty();
    }
}
