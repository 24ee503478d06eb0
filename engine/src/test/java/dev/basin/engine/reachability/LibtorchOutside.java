package dev.basin.engine.reachability;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import dev.basin.reachability.Need;
import dev.basin.reachability.record.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recording in a JVM that finds libtorch as a native executable does: outside, in a folder, with an empty cache, so that everything
 * else is unpacked from resources.
 */
final class LibtorchOutside {
    private LibtorchOutside() {}

    static Set<Need> record(Path folder, List<String> tests) throws Exception {
        return new Recording(folder, List.of("ai.djl.", "com.sun.jna.", "dev.basin.engine."))
                .of(
                        tests,
                        Map.of(
                                "PYTORCH_LIBRARY_PATH",
                                libtorch(folder).toString(),
                                "PYTORCH_VERSION",
                                Engine.getEngine("PyTorch").getVersion(),
                                "PYTORCH_FLAVOR",
                                "cpu",
                                "DJL_CACHE_DIR",
                                folder.resolve("cache").toString()));
    }

    /** Links to the libraries that DJL has unpacked for this JVM, without DJL's own glue. */
    private static Path libtorch(Path folder) throws IOException {
        Path libtorch = Files.createDirectory(folder.resolve("libtorch"));
        Path glue = glue();
        try (Stream<Path> libraries = Files.list(glue.getParent())) {
            for (Path library : libraries.filter(file -> !file.equals(glue)).toList()) {
                Files.createSymbolicLink(libtorch.resolve(library.getFileName()), library);
            }
        }
        return libtorch;
    }

    /** DJL's glue to libtorch, as unpacked for this JVM. */
    static Path glue() throws IOException {
        return unpacked("pytorch", "libdjl_torch.so");
    }

    static Path tokenizers() throws IOException {
        return unpacked("tokenizers", "libtokenizers.so");
    }

    private static Path unpacked(String part, String library) throws IOException {
        Engine.getEngine("PyTorch"); // unpacks
        try (Stream<Path> files = Files.walk(Utils.getEngineCacheDir(part))) {
            return files.filter(file -> file.getFileName().toString().endsWith(library))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
