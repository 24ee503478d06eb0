package dev.basin.reachability.record;

import dev.basin.reachability.Need;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The agent as a jar of its own, made of this package's classes wherever they lie. */
public final class AgentJar {
    private AgentJar() {}

    /**
     * Writes the jar, and gives the option that makes a JVM record.
     *
     * @param trace the file to write
     * @param packages prefixes of the names of the classes to watch
     */
    public static String option(Path jar, Path trace, List<String> packages) throws IOException, URISyntaxException {
        write(jar);
        return "-javaagent:" + jar + "=" + trace + "," + String.join(",", packages);
    }

    private static void write(Path jar) throws IOException, URISyntaxException {
        Path source = Path.of(AgentJar.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            if (Files.isDirectory(source)) {
                copyClasses(source, out);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(source)) {
                    copyClasses(files.getPath("/"), out);
                }
            }
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), RecordingAgent.class.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        return manifest;
    }

    private static void copyClasses(Path root, JarOutputStream out) throws IOException {
        Path folder = root.resolve(Need.class.getPackageName().replace('.', '/'));
        try (Stream<Path> classes =
                Files.walk(folder).filter(file -> file.toString().endsWith(".class"))) {
            for (Path file : classes.toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
