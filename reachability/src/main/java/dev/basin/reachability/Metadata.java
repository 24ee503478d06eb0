package dev.basin.reachability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What native executables are told: files {@code reachability-metadata.json}, and the older {@code reflect-config.json},
 * {@code jni-config.json}, {@code resource-config.json} and {@code proxy-config.json}.
 */
public record Metadata(List<TypeEntry> types, List<String> proxies, List<Pattern> resources) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Metadata {
        types = List.copyOf(types);
        proxies = List.copyOf(proxies);
        resources = List.copyOf(resources);
    }

    /** All that lies in a folder and below, which is as GraalVM looks for it under {@code META-INF/native-image}. */
    public static Metadata in(Path folder) throws IOException {
        Metadata all = new Metadata(List.of(), List.of(), List.of());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all = all.and(of(file.getFileName().toString(), Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private static Metadata of(String file, byte[] content) throws IOException {
        return switch (file) {
            case "reachability-metadata.json" -> {
                JsonNode root = JSON.readTree(content);
                yield new Metadata(
                        entries(root.path("reflection"), false),
                        proxies(root.path("reflection")),
                        resources(root.path("resources")));
            }
            case "reflect-config.json" -> new Metadata(entries(JSON.readTree(content), false), List.of(), List.of());
            case "jni-config.json" -> new Metadata(entries(JSON.readTree(content), true), List.of(), List.of());
            case "proxy-config.json" -> new Metadata(List.of(), proxies(JSON.readTree(content)), List.of());
            case "resource-config.json" -> {
                JsonNode resources = JSON.readTree(content).path("resources");
                yield new Metadata(
                        List.of(),
                        List.of(),
                        resources(resources.has("includes") ? resources.path("includes") : resources));
            }
            default -> new Metadata(List.of(), List.of(), List.of());
        };
    }

    public Metadata and(Metadata other) {
        return new Metadata(join(types, other.types), join(proxies, other.proxies), join(resources, other.resources));
    }

    public boolean covers(Need need) {
        return switch (need.kind()) {
            case RESOURCE ->
                resources.stream()
                        .anyMatch(pattern -> pattern.matcher(need.name()).matches());
            case PROXY -> proxies.contains(need.name());
            default -> types.stream().anyMatch(entry -> entry.covers(need));
        };
    }

    private static List<TypeEntry> entries(JsonNode array, boolean jni) {
        List<TypeEntry> entries = new ArrayList<>();
        for (JsonNode entry : array) {
            JsonNode name = entry.has("name") ? entry.path("name") : entry.path("type");
            if (name.isTextual()) {
                entries.add(TypeEntry.of(
                        name.textValue(),
                        entry,
                        jni || entry.path("jniAccessible").asBoolean()));
            }
        }
        return entries;
    }

    private static List<String> proxies(JsonNode array) {
        List<String> proxies = new ArrayList<>();
        for (JsonNode entry : array) {
            JsonNode interfaces = entry.isArray()
                    ? entry
                    : entry.has("interfaces")
                            ? entry.path("interfaces")
                            : entry.path("type").path("proxy");
            if (!interfaces.isEmpty()) {
                List<String> names = new ArrayList<>();
                interfaces.forEach(name -> names.add(name.textValue()));
                proxies.add(String.join(",", names));
            }
        }
        return proxies;
    }

    private static List<Pattern> resources(JsonNode array) {
        List<Pattern> patterns = new ArrayList<>();
        for (JsonNode entry : array) {
            if (entry.has("glob")) {
                patterns.add(Globs.pattern(entry.path("glob").textValue()));
            } else if (entry.has("pattern")) {
                patterns.add(Pattern.compile(entry.path("pattern").textValue()));
            }
        }
        return patterns;
    }

    private static <E> List<E> join(List<E> first, List<E> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
