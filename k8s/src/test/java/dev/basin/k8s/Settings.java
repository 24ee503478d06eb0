package dev.basin.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;

/**
 * The settings that an application can be given when it starts, as environment variables: those in its own properties files and
 * configuration interfaces, those that Quarkus's extensions document, and those of messaging connectors.
 */
final class Settings {
    private static final String MESSAGING = "io.smallrye.reactive.smallrye-reactive-messaging-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> names = new HashSet<>();
    private final Set<Pattern> patterns = new HashSet<>();

    private Settings() {}

    static Settings of(Application application) {
        Settings settings = new Settings();
        application.ownJars().forEach(settings::readOwn);
        for (Path jar : application.jars()) {
            settings.readExtension(jar);
            if (jar.getFileName().toString().startsWith(MESSAGING)) {
                ConnectorAttributes.of(jar).forEach(settings::addProperty);
            }
        }
        return settings;
    }

    boolean has(String variable) {
        return names.contains(variable)
                || patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(variable).matches());
    }

    private void readOwn(Path jar) {
        for (String entry : List.of("META-INF/microprofile-config.properties", "application.properties")) {
            Application.properties(jar, entry).stringPropertyNames().stream()
                    .filter(property -> !property.startsWith("quarkus.")) // some are settings of the build
                    .forEach(this::addProperty);
        }
        read(jar, "META-INF/jandex.idx", input -> {
            Index index = new IndexReader(input).read();
            new ConfigurationInterfaces(index).properties().forEach(this::addProperty);
        });
    }

    /** Only what can be set at run time: a setting of the build, given to a container, does nothing. */
    private void readExtension(Path jar) {
        read(jar, "META-INF/quarkus-config-doc/quarkus-config-model.json", input -> {
            JsonNode model = JSON.readTree(input);
            model.findParents("phase").stream()
                    .filter(item -> item.get("phase").asText().equals("RUN_TIME"))
                    .flatMap(item -> item.findValuesAsText("environmentVariable").stream())
                    .forEach(this::addVariable);
        });
    }

    private void addProperty(String property) {
        addVariable(property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT));
    }

    /** What a user names, a data source for example, stands between two underscores, or as {@code *}. */
    private void addVariable(String variable) {
        if (variable.contains("__") || variable.contains("*")) {
            patterns.add(Pattern.compile(
                    variable.replaceAll("__[A-Z0-9_]+?__", "_[A-Z0-9_]+_").replaceAll("\\*", "[A-Z0-9_]+")));
        } else {
            names.add(variable);
        }
    }

    private interface Reading {
        void from(InputStream input) throws IOException;
    }

    private static void read(Path jar, String entry, Reading reading) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(entry) != null) {
                reading.from(file.getInputStream(file.getEntry(entry)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
