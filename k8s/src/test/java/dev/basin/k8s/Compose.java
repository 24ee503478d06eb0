package dev.basin.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The compose file: its services of Basin, and what they are given. */
record Compose(JsonNode file) {
    static Compose read() {
        try {
            return new Compose(
                    Serialization.yamlMapper().readTree(Files.readString(Path.of("../images/compose.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Images by service; of Basin alone. */
    Map<String, String> images() {
        Map<String, String> images = new LinkedHashMap<>();
        file.get("services").properties().forEach(service -> {
            String image = service.getValue().get("image").asText();
            if (image.contains("/basin-")) {
                images.put(service.getKey(), image.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1"));
            }
        });
        return images;
    }

    /** Variables by service, and those that several share by the name of the anchor's key. */
    Map<String, List<String>> environments() {
        Map<String, List<String>> environments = new LinkedHashMap<>();
        file.properties().forEach(part -> {
            if (part.getKey().matches("x-(settings|tiles)")) {
                environments.put(part.getKey(), names(part.getValue()));
            }
        });
        images().keySet()
                .forEach(service -> environments.put(service, names(file.at("/services/" + service + "/environment"))));
        return environments;
    }

    /** Whom a part of the file concerns: the service's application, or any for what several share. */
    List<Application> applications(String part) {
        return part.startsWith("x-")
                ? Application.NAMES.stream().map(Application::new).toList()
                : List.of(Application.ofImage(images().get(part)));
    }

    private static List<String> names(JsonNode environment) {
        List<String> names = new ArrayList<>();
        environment.fieldNames().forEachRemaining(name -> {
            if (!name.equals("<<")) {
                names.add(name);
            }
        });
        return names;
    }
}
