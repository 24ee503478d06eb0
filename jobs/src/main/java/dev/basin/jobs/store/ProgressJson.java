package dev.basin.jobs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.basin.jobs.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Progress as JSON; written by hand so that a native image needs no reflection. */
final class ProgressJson {

    private ProgressJson() {}

    static ObjectNode write(Progress progress) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("activity", progress.activity())
                .put("done", progress.done())
                .put("total", progress.total())
                .put("unit", progress.unit())
                .put("unitsPerSecond", progress.unitsPerSecond());
        progress.timeLeft().ifPresent(left -> node.put("millisLeft", left.toMillis()));
        ObjectNode figures = node.putObject("figures");
        progress.figures().forEach(figures::put);
        return node;
    }

    static Progress read(JsonNode node) {
        return new Progress(
                node.get("activity").textValue(),
                node.get("done").longValue(),
                node.get("total").longValue(),
                node.get("unit").textValue(),
                number(node.get("unitsPerSecond")),
                Optional.ofNullable(node.get("millisLeft")).map(millis -> Duration.ofMillis(millis.longValue())),
                figures(node.get("figures")));
    }

    private static Map<String, Double> figures(JsonNode node) {
        Map<String, Double> figures = new TreeMap<>();
        node.properties().forEach(figure -> figures.put(figure.getKey(), number(figure.getValue())));
        return figures;
    }

    /** JSON has no NaN and no infinities; Jackson writes them as text. */
    private static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }
}
