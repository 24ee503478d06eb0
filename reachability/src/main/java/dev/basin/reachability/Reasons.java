package dev.basin.reachability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Why a file of metadata has the entries it has. Entries themselves can carry no comment; the file has one, whose lines are
 * {@code NAME, NAME: reason}. A name that ends in {@code .*} stands for all that begin with what is before the star.
 */
public record Reasons(List<String> names, List<String> entries) {
    public Reasons {
        names = List.copyOf(names);
        entries = List.copyOf(entries);
    }

    public static Reasons in(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        List<String> names = new ArrayList<>();
        for (JsonNode line : root.path("comment")) {
            String[] parts = line.textValue().split(": ", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        file + ": a line of the comment is 'NAME, NAME: reason', received '" + line.textValue() + "'");
            }
            names.addAll(Arrays.asList(parts[0].split(", ")));
        }
        return new Reasons(names, entries(root));
    }

    public List<String> entriesWithoutReason() {
        return entries.stream()
                .filter(entry -> names.stream().noneMatch(name -> standsFor(name, entry)))
                .toList();
    }

    public List<String> reasonsWithoutEntry() {
        return names.stream()
                .filter(name -> entries.stream().noneMatch(entry -> standsFor(name, entry)))
                .toList();
    }

    private static boolean standsFor(String name, String entry) {
        return name.endsWith(".*") ? entry.startsWith(name.substring(0, name.length() - 1)) : entry.equals(name);
    }

    private static List<String> entries(JsonNode root) {
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : root.path("reflection")) {
            JsonNode type = entry.path("type");
            if (type.isTextual()) {
                entries.add(type.textValue());
            } else {
                type.path("proxy").forEach(name -> entries.add(name.textValue()));
            }
        }
        root.path("resources").forEach(entry -> entries.add(entry.path("glob").textValue()));
        return entries;
    }
}
