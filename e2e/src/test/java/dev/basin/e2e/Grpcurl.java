package dev.basin.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of grpcurl, as documents show them, carried out by buf: it speaks reflection too, and Debian has no grpcurl. */
final class Grpcurl {
    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);

    private Grpcurl() {}

    /** The commands of a document, without comments behind them. */
    static List<String> commands(Path document) throws IOException {
        return BLOCK.matcher(Files.readString(document))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst(" +# .*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The line for buf and a server; only address and options are written otherwise. */
    static String asBuf(String line, Server server) {
        String call = line.replace("grpcurl -plaintext", Tools.BUF + " curl --protocol grpc --http2-prior-knowledge");
        return call.endsWith(" list")
                ? call.replaceFirst("localhost:9000 list", "--list-methods http://" + server.address())
                : call.replaceFirst("localhost:9000 ", Matcher.quoteReplacement("http://" + server.address() + "/"));
    }
}
