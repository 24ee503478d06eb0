package dev.basin.gateway.run;

import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceBlockingStub;
import dev.basin.finetune.v1.FinetuneServiceGrpc.FinetuneServiceBlockingStub;
import dev.basin.gateway.run.GatewayConfig.Address;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import io.grpc.stub.AbstractStub;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the clients of the three services from the configured channels. */
@Singleton
public class PartServicesProducer {
    @Produces
    @Singleton
    PartServices services(
            @GrpcClient("basin-finetune") FinetuneServiceBlockingStub finetune,
            @GrpcClient("basin-landscape") LandscapeServiceBlockingStub landscape,
            @GrpcClient("basin-analysis") AnalysisServiceBlockingStub analysis,
            GatewayConfig config) {
        return new PartServices(
                new RunParts(named(finetune, "finetune", config.finetune()), config.callDeadline()),
                new LandscapeParts(named(landscape, "landscape", config.landscape()), config.callDeadline()),
                new AnalysisParts(named(analysis, "analysis", config.analysis()), config.callDeadline()));
    }

    private static <S extends AbstractStub<S>> S named(S stub, String service, Address address) {
        NamesUnreachable names = new NamesUnreachable(service, address.host() + ":" + address.port());
        return stub.withInterceptors(names::interceptCall);
    }
}
