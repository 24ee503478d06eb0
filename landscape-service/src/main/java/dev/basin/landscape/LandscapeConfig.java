package dev.basin.landscape;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this process takes part in landscapes. */
@ConfigMapping(prefix = "basin.landscape")
public interface LandscapeConfig {
    /** Which part of the work is done here. */
    @WithDefault("all")
    Role role();

    /**
     * Landscapes that are kept open between their tiles. Each needs the memory of five models, and of six where delta1 is no axis;
     * with fewer than there are landscapes under way, models are read again whenever another one's tile comes.
     */
    @WithDefault("2")
    int openLandscapes();

    /** So many attempts at one tile may end with their worker, or in the lack of an end, before its landscape fails. */
    @WithDefault("5")
    int tileAttempts();

    /** Parts of the work. */
    enum Role {
        /** Takes landscapes and evaluates tiles, its own and others'. */
        ALL,
        /** Takes landscapes and leaves their tiles to workers. */
        COORDINATOR,
        /** Evaluates tiles and takes no landscapes. */
        WORKER
    }
}
