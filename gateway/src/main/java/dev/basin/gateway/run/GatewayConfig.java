package dev.basin.gateway.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the gateway carries experiments out. */
@ConfigMapping(prefix = "basin.gateway")
public interface GatewayConfig {
    /** Parts of one experiment that run at once. More than one pays where the services have machines of their own. */
    @WithDefault("1")
    int parallelPhases();

    /** How long a service may take to answer a call that is not a stream. */
    @WithDefault("60s")
    Duration callDeadline();

    /** How long an experiment waits for a service that cannot be reached before it fails. */
    @WithDefault("10m")
    Duration reconnectLimit();

    /** Where the finetune service listens. */
    Address finetune();

    /** Where the landscape service listens. */
    Address landscape();

    /** Where the analysis service listens. */
    Address analysis();

    /** A host and a gRPC port. */
    interface Address {
        /** Name or address of the host. */
        String host();

        /** Its gRPC port. */
        int port();
    }
}
