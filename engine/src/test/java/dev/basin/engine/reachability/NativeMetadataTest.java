package dev.basin.engine.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.basin.reachability.Metadata;
import dev.basin.reachability.NativeNames;
import dev.basin.reachability.Need;
import dev.basin.reachability.Need.Kind;
import dev.basin.reachability.Reasons;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the metadata for native executables lacks, they lack; most of it ends the process when it is missed. The witnesses are not lists
 * of ours: a recording of tests that use each kernel, the names inside the native libraries, and DJL's own service files.
 */
class NativeMetadataTest {
    private static final Path FOLDER = Path.of("target/classes/META-INF/native-image");

    private static final List<String> TESTS = Stream.of(
                    "torch.TorchModuleTest",
                    "data.BertTokenizerTest",
                    "checkpoint.BuiltInModelTest",
                    "bert.BertKernelParityTest",
                    "training.FineTuningTest",
                    "curvature.HessianTest",
                    "directions.PrincipalComponentsTest",
                    "layers.change.LinearCkaTest",
                    "layers.probe.LinearProbeTest")
            .map("dev.basin.engine."::concat)
            .toList();

    private final Metadata metadata;

    NativeMetadataTest() throws IOException {
        metadata = Metadata.in(FOLDER);
    }

    @Test
    void coversAllThatARecordedRunReaches(@TempDir Path folder) throws Exception {
        Set<Need> needs = LibtorchOutside.record(folder, TESTS);

        assertThat(needs)
                .as("a recording that sees native code, reflection and resources")
                .contains(
                        new Need(Kind.JNI_METHOD, "java.io.ByteArrayInputStream", "read(byte[],int,int)"),
                        new Need(Kind.METHOD, "ai.djl.pytorch.engine.PtEngineProvider", "<init>()"),
                        Need.resource("dev/basin/engine/bert/bert.py"));
        assertThat(needs.stream().filter(need -> !isOfTheTests(need)))
                .as("lacking in META-INF/native-image/dev.basin/basin-engine")
                .allMatch(metadata::covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libdjl_torch", "libtokenizers", "libjnidispatch"})
    void coversTheNamesInsideANativeLibrary(String library) throws IOException {
        NativeNames names = NativeNames.in(content(library));

        assertThat(names.types()).isNotEmpty();
        assertThat(names.types()).allSatisfy(type -> {
            assertThat(metadata.covers(new Need(Kind.JNI_TYPE, type.getName(), "")))
                    .isTrue();
            // Native code throws by the class alone, and the JVM looks for this constructor.
            if (Throwable.class.isAssignableFrom(type) && type != Throwable.class) {
                assertThat(metadata.covers(new Need(Kind.JNI_METHOD, type.getName(), "<init>(java.lang.String)")))
                        .isTrue();
            }
        });
        assertThat(names.methods())
                .allMatch(parameters -> metadata.types().stream()
                        .filter(entry -> entry.jni())
                        .flatMap(entry -> entry.members().stream())
                        .anyMatch(member -> member.endsWith(parameters)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai.djl.engine.EngineProvider", "ai.djl.repository.zoo.ZooProvider"})
    void coversEveryProviderOfDjlsServices(String service) throws IOException {
        String resource = "META-INF/services/" + service;
        assertThat(metadata.covers(Need.resource(resource))).isTrue();
        List<URL> files = getClass().getClassLoader().resources(resource).toList();
        assertThat(files).isNotEmpty();
        for (URL file : files) {
            try (InputStream in = file.openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                        .allMatch(name -> metadata.covers(new Need(Kind.METHOD, name.strip(), "<init>()")));
            }
        }
    }

    @Test
    void saysWhyOfEveryEntryAndOfNothingElse() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> written = files.filter(file -> file.endsWith("reachability-metadata.json"))
                    .toList();
            assertThat(written).hasSize(5);
            for (Path file : written) {
                Reasons reasons = Reasons.in(file);
                assertThat(reasons.entriesWithoutReason()).as(file.toString()).isEmpty();
                assertThat(reasons.reasonsWithoutEntry()).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void namesOnlyWhatExists() {
        assertThat(metadata.types()).isNotEmpty().allSatisfy(Existing::check);
    }

    private static boolean isOfTheTests(Need need) {
        return need.kind() == Kind.RESOURCE && Files.exists(Path.of("target/test-classes", need.name()));
    }

    private static byte[] content(String library) throws IOException {
        return switch (library) {
            case "libdjl_torch" -> Files.readAllBytes(LibtorchOutside.glue());
            case "libtokenizers" -> Files.readAllBytes(LibtorchOutside.tokenizers());
            default -> {
                String path = "/com/sun/jna/linux-x86-64/" + library + ".so";
                try (InputStream in = NativeMetadataTest.class.getResourceAsStream(path)) {
                    yield in.readAllBytes();
                }
            }
        };
    }
}
