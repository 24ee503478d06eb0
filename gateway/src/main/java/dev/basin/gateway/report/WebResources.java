package dev.basin.gateway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page's own files, read from the class path. */
final class WebResources {
    private static final String ROOT = "/META-INF/resources/";
    private static final String PREFIX = "basin/";
    private static final List<String> DOCUMENTS = List.of(
            "reading-figures",
            "reading-claims",
            "reading-a-landscape",
            "reading-layers",
            "reading-layer-changes",
            "files");
    private static final Pattern IMPORT = Pattern.compile("from '" + PREFIX + "([^']+)'");

    private WebResources() {}

    /**
     * Reads a text file of the page.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    static String text(String path) {
        return read(ROOT + path);
    }

    /** Reads a text file by its absolute place on the class path. */
    static String read(String name) {
        try (InputStream in = WebResources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents on how to read results, as JSON: Markdown by name. */
    static String documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        DOCUMENTS.forEach(name -> documents.put(name, text("docs/" + name + ".md")));
        try {
            return new ObjectMapper().writeValueAsString(documents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * An import map that carries a module and all it imports, each as a data URL: what lets modules that name one another live in
     * one file.
     */
    static String importMap(String entry) {
        Map<String, String> modules = new LinkedHashMap<>();
        collect(entry, modules);
        return modules.entrySet().stream()
                .map(module -> "\"" + PREFIX + module.getKey() + "\":\"" + dataUrl(module.getValue()) + "\"")
                .collect(Collectors.joining(",\n", "{\"imports\":{\n", "}}"));
    }

    private static void collect(String path, Map<String, String> modules) {
        if (modules.containsKey(path)) {
            return;
        }
        String source = text("js/" + path);
        modules.put(path, source);
        IMPORT.matcher(source).results().forEach(found -> collect(found.group(1), modules));
    }

    private static String dataUrl(String source) {
        byte[] utf8 = source.getBytes(StandardCharsets.UTF_8);
        return "data:text/javascript;charset=utf-8;base64,"
                + Base64.getEncoder().encodeToString(utf8);
    }
}
