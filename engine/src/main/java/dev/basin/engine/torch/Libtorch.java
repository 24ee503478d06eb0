package dev.basin.engine.torch;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The library that computes: from a jar on the class path or, as for every native executable, from a folder outside. */
public final class Libtorch {
    /** The environment's name for that folder; it wins over a jar. */
    public static final String FOLDER = "PYTORCH_LIBRARY_PATH";

    private static final String DECLARED = "PYTORCH_VERSION";

    private Libtorch() {}

    /**
     * DJL's engine on libtorch, loaded unless it is already.
     *
     * @throws IllegalStateException when libtorch cannot be loaded or is of another version than it has to be; the message says
     *     what is missing where
     */
    public static Engine engine() {
        Optional<LibtorchFolder> folder = folder();
        folder.ifPresent(Libtorch::requireVersion);
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "libtorch " + version() + " could not be loaded: " + reason(folder) + "; set " + FOLDER
                            + " to a folder that holds libtorch.so and the libraries beside it, of this very version",
                    e);
        }
    }

    private static Optional<LibtorchFolder> folder() {
        return Optional.ofNullable(System.getenv(FOLDER))
                .filter(folder -> !folder.isBlank())
                .map(folder -> new LibtorchFolder(Path.of(folder)));
    }

    /** By what the environment says, which DJL believes, and by what is written beside the libraries. */
    private static void requireVersion(LibtorchFolder folder) {
        String declared = System.getenv(DECLARED);
        if (declared != null && !declared.isBlank() && !declared.equals(version())) {
            throw new IllegalStateException(DECLARED + " is '" + declared + "'; " + version() + " is accepted, and "
                    + FOLDER + " has to hold libtorch of this very version");
        }
        folder.require(version());
    }

    private static String reason(Optional<LibtorchFolder> named) {
        if (named.isEmpty()) {
            return "there is no jar with it, and " + FOLDER + " is not set";
        }
        LibtorchFolder folder = named.get();
        if (!folder.exists()) {
            return FOLDER + " is '" + folder.path() + "', which is no folder";
        }
        return folder.holdsLibtorch()
                ? "what lies in " + FOLDER + ", '" + folder.path() + "', does not load"
                : FOLDER + " is '" + folder.path() + "', which holds no libtorch.so";
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
