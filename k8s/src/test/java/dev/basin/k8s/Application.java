package dev.basin.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A service as the build packages it, and as its image holds it. */
record Application(String name) {
    static final List<String> NAMES = List.of("finetune", "landscape", "analysis", "gateway");

    Application {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no application '" + name + "'; accepted: " + NAMES);
        }
    }

    /** The one whose image this is, for example {@code ghcr.io/basin/basin-landscape:0.1.0-cu128}. */
    static Application ofImage(String image) {
        return new Application(image.replaceFirst("^.*/basin-", "").replaceFirst(":.*$", ""));
    }

    List<Path> jars() {
        String module = name.equals("gateway") ? name : name + "-service";
        Path packaged = Path.of("..", module, "target", "quarkus-app");
        return Stream.of("app", "lib/main")
                .map(packaged::resolve)
                .flatMap(Application::files)
                .toList();
    }

    /** A property that the application sets itself. */
    String property(String key) {
        return ownJars()
                .map(jar -> properties(jar, "application.properties").getProperty(key))
                .filter(value -> value != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not set " + key));
    }

    /** The jars that are built here. */
    Stream<Path> ownJars() {
        return jars().stream().filter(jar -> jar.getFileName().toString().matches("(dev\\.basin\\.)?basin-.*\\.jar"));
    }

    static Properties properties(Path jar, String entry) {
        Properties properties = new Properties();
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(entry) != null) {
                properties.load(file.getInputStream(file.getEntry(entry)));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
