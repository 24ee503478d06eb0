package dev.basin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.basin.analysis.v1.AnalysisServiceGrpc;
import dev.basin.finetune.v1.FinetuneServiceGrpc;
import dev.basin.gateway.v1.ExperimentServiceGrpc;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.landscape.v1.LandscapeServiceGrpc;
import io.grpc.MethodDescriptor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/rpc.md} from its first line to its last, and that it leaves no call out. */
class RpcDocumentTest {
    private static final Path DOCUMENT = Repository.ROOT.resolve("docs/rpc.md");
    private static final Pattern CREATED = Pattern.compile("\"name\":\\s*\"(\\w+)/([\\w-]+)\"");
    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "uploads", "UPLOAD",
            "experiments", "EXPERIMENT",
            "runs", "RUN",
            "landscapes", "LANDSCAPE",
            "analyses", "ANALYSIS");

    @TempDir
    private static Path home;

    private final Map<String, String> ids = new LinkedHashMap<>();

    @Test
    void showsEveryCall() throws Exception {
        List<String> shown = Grpcurl.commands(DOCUMENT).stream()
                .filter(line -> !line.endsWith(" list"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(calls());
    }

    @Test
    void worksLineByLine() throws Exception {
        Tools.assumeBuf();
        try (Server server = Server.allInOne(home)) {
            for (String line : Grpcurl.commands(DOCUMENT)) {
                String answer =
                        new Shell(Repository.ROOT, Map.of()).run(Grpcurl.asBuf(filled(quickened(line)), server));
                assertThat(answer.strip()).as(line).isNotEmpty();
                assertAnswers(line, answer);
            }
        }
        assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(PLACEHOLDERS.values());
    }

    private void assertAnswers(String line, String answer) {
        String call = line.substring(line.lastIndexOf('/') + 1);
        if (call.startsWith("Create")) {
            remember(answer);
        } else if (call.startsWith("Watch")) {
            assertThat(answer).as(line).contains("JOB_STATE_RUNNING", "JOB_STATE_SUCCEEDED");
        } else if (call.startsWith("Delete")) {
            assertThat(answer.strip()).as(line).isEqualTo("{}");
        } else if (call.endsWith("Surface")) {
            assertThat(answer).as(line).contains("\"trainLoss\"", "\"computed\"");
        } else if (List.of("GetUpload", "ListUploads").contains(call)) {
            assertThat(answer).as(line).contains("train.csv", lastId());
        } else if (call.equals("DownloadFile")) {
            assertThat(answer).as(line).contains("\"data\"", "claims.csv");
        } else if (call.startsWith("Get") || call.startsWith("List") || call.startsWith("Cancel")) {
            assertThat(answer).as(line).contains("JOB_STATE_SUCCEEDED", lastId());
        } else {
            assertThat(answer).as(line).contains(calls());
        }
    }

    private void remember(String answer) {
        Matcher name = CREATED.matcher(answer);
        assertThat(name.find()).as(answer).isTrue();
        ids.put(PLACEHOLDERS.get(name.group(1)), name.group(2));
    }

    private String lastId() {
        return List.copyOf(ids.values()).getLast();
    }

    private String filled(String line) {
        String filled = line;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }

    /** The same experiment in seconds. */
    private static String quickened(String line) throws Exception {
        if (!line.endsWith("/CreateExperiment")) {
            return line;
        }
        String tiny = JsonFormat.printer().omittingInsignificantWhitespace().print(TinyExperiment.spec());
        return line.replaceFirst("-d '.*'", Matcher.quoteReplacement("-d '{\"spec\": " + tiny + "}'"));
    }

    private static List<String> calls() {
        return Stream.of(
                        UploadServiceGrpc.getServiceDescriptor(),
                        ExperimentServiceGrpc.getServiceDescriptor(),
                        FinetuneServiceGrpc.getServiceDescriptor(),
                        LandscapeServiceGrpc.getServiceDescriptor(),
                        AnalysisServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(MethodDescriptor::getFullMethodName)
                .toList();
    }
}
