package dev.basin.analysis.surface;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an analysis may take of this process. */
@ConfigMapping(prefix = "basin.analysis")
public interface AnalysisConfig {
    /**
     * Most native memory for what the layers below a group give, which is then computed once and not at every point of its
     * surface. What does not fit is computed each time; values do not depend on it.
     */
    @WithDefault("1G")
    MemorySize reuseMemory();
}
