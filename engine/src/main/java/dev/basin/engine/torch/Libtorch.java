package dev.basin.engine.torch;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The library that computes: from a jar on the class path or, as for every native executable, from a folder outside. */
public final class Libtorch {
    /** The environment's name for that folder; it wins over a jar. */
    public static final String FOLDER = "PYTORCH_LIBRARY_PATH";

    private Libtorch() {}

    /**
     * DJL's engine on libtorch, loaded unless it is already.
     *
     * @throws IllegalStateException when libtorch cannot be loaded; the message says what is missing where
     */
    public static Engine engine() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "libtorch " + version() + " could not be loaded: " + reason(System.getenv(FOLDER)) + "; set "
                            + FOLDER
                            + " to a folder that holds libtorch.so and the libraries beside it, of this very version",
                    e);
        }
    }

    private static String reason(String folder) {
        if (folder == null || folder.isBlank()) {
            return "there is no jar with it, and " + FOLDER + " is not set";
        }
        if (!Files.isDirectory(Path.of(folder))) {
            return FOLDER + " is '" + folder + "', which is no folder";
        }
        return Files.exists(Path.of(folder, "libtorch.so"))
                ? "what lies in " + FOLDER + ", '" + folder + "', does not load"
                : FOLDER + " is '" + folder + "', which holds no libtorch.so";
    }

    /** The one that DJL's glue is made for; with another it may load and compute garbage. */
    private static String version() {
        try (InputStream in = Engine.class.getResourceAsStream("/pytorch-engine.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("pytorch_version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
