package dev.basin.landscape.files;

import java.io.IOException;
import java.nio.file.Path;

/** Writes one of a landscape's files. */
interface FileFormat {
    /** Its path below the landscape's folder. */
    String path();

    /** What a person would call it. */
    String title();

    String mediaType();

    /** Whether the landscape has what the file would hold. */
    default boolean suits(LandscapeContent landscape) {
        return true;
    }

    void write(LandscapeContent landscape, Path file) throws IOException;
}
