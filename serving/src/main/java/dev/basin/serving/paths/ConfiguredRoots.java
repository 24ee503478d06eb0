package dev.basin.serving.paths;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The roots as {@code basin.roots} names them. */
class ConfiguredRoots {
    @Produces
    @Singleton
    PathRoots roots(@ConfigProperty(name = "basin.roots") List<Path> roots) {
        return new PathRoots(roots);
    }
}
