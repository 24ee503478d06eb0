package dev.basin.requests;

import dev.basin.common.v1.Provenance;
import dev.basin.engine.torch.Libtorch;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What computes the results. */
@Singleton
public class Versions {
    private final String basin;

    Versions(@ConfigProperty(name = "quarkus.application.version") String basin) {
        this.basin = basin;
    }

    /** A provenance that names the software and nothing else yet. */
    public Provenance.Builder provenance() {
        return Provenance.newBuilder()
                .setBasinVersion(basin)
                .setLibtorchVersion(Libtorch.engine().getVersion());
    }
}
