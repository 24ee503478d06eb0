package dev.basin.engine.layers.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** The numbers that {@code reference.py} found with numpy and scipy. */
record Reference(JsonNode numbers) {
    static Reference read(String part) {
        try (InputStream json = Reference.class.getResourceAsStream("reference.json")) {
            return new Reference(new ObjectMapper().readTree(json).get(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double number(String name) {
        return numbers.get(name).asDouble();
    }

    double[] list(String name) {
        return list(numbers.get(name));
    }

    double[][] table(String name) {
        JsonNode rows = numbers.get(name);
        return IntStream.range(0, rows.size())
                .mapToObj(row -> list(rows.get(row)))
                .toArray(double[][]::new);
    }

    private static double[] list(JsonNode values) {
        return IntStream.range(0, values.size())
                .mapToDouble(i -> values.get(i).asDouble())
                .toArray();
    }
}
