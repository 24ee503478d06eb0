package dev.basin.requests.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What may be fetched by name, and from where. */
@ConfigMapping(prefix = "basin.fetch")
public interface FetchConfig {
    /** Whether anything may be fetched; without, only what has been fetched before is found by name. */
    @WithDefault("true")
    boolean enabled();

    /** Where fetched folders and the pinned checksums lie. */
    @WithDefault("${basin.home}/fetched")
    Path folder();

    /** Folder with GLUE's archives, such as {@code SST-2.zip}, and {@code mrpc_dev_ids.tsv}. */
    @WithDefault("https://dl.fbaipublicfiles.com/glue/data/")
    URI glueUrl();

    /** Folder with {@code msr_paraphrase_train.txt}, of which MRPC is made: it is no part of GLUE's archives. */
    @WithDefault("https://dl.fbaipublicfiles.com/senteval/senteval_data/")
    URI mrpcUrl();

    /** A hub that answers {@code NAME/resolve/REVISION/FILE}. */
    @WithDefault("https://huggingface.co/")
    URI hubUrl();

    /** An access token for the hub's private and gated models; only the hub itself is sent it. */
    Optional<String> hubToken();

    /** Whether addresses may begin with http:, for a mirror in one's own network. */
    @WithDefault("false")
    boolean plainHttp();

    /** How long a server may be silent. */
    @WithDefault("60s")
    Duration patience();

    /** The largest file that is fetched, and the largest that one is unpacked to. */
    @WithDefault("20G")
    MemorySize largestFile();
}
