package dev.basin.gateway.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one upload may bring. */
@ConfigMapping(prefix = "basin.uploads")
public interface UploadConfig {
    /** The most bytes that one upload may store, those of unpacked archives counted as they are stored. */
    @WithDefault("4G")
    MemorySize largest();

    /** The most files of one upload. */
    @WithDefault("1000")
    int mostFiles();

    /** How many times as large as an archive its files may be: texts compress to a tenth or so, bombs to a thousandth. */
    @WithDefault("100")
    int mostExpansion();
}
