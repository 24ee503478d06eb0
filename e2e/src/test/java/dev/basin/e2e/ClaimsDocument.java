package dev.basin.e2e;

import com.google.protobuf.Message;
import dev.basin.common.v1.Measure;
import dev.basin.gateway.v1.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** The document on how to read the claims, whose tables have a place for every measure. */
record ClaimsDocument(List<String> lines) {
    static ClaimsDocument read() throws IOException {
        return new ClaimsDocument(Files.readAllLines(Repository.ROOT.resolve("docs/reading-claims.md")));
    }

    /** Ids of all measures in a message, without their parameters, units and parts. */
    static Stream<String> quantities(Message message) {
        return measures(message)
                .map(measure -> measure.getId().split("[@/]")[0])
                .distinct();
    }

    boolean names(String quantity) {
        return lines.stream().anyMatch(line -> line.matches(".*`" + quantity + "[`@/].*"));
    }

    /** Whether a comparison's measure stands in a row of the comparison's letter, such as W1. */
    boolean explains(Evidence row) {
        String letter = "| " + row.getTitle().split(" ")[0] + " |";
        return lines.stream().anyMatch(line -> line.startsWith(letter) && namesExactly(line, row.getFirst()));
    }

    /** By its id, where the document may have a letter for the unit or the group of layers. */
    private static boolean namesExactly(String line, Measure measure) {
        String id = measure.getId();
        String anyUnit = id.replaceAll("/(delta1|absolute|theta1)$", "/u");
        String anyGroup = id.replaceAll("/(low|middle|high)$", "/G");
        return Stream.of(id, anyUnit, anyGroup).anyMatch(form -> line.contains("`" + form + "`"));
    }

    private static Stream<Measure> measures(Message message) {
        return message instanceof Measure measure
                ? Stream.of(measure)
                : message.getAllFields().values().stream()
                        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                        .filter(Message.class::isInstance)
                        .flatMap(value -> measures((Message) value));
    }
}
