package dev.basin.gateway.run;

import com.google.protobuf.Empty;
import com.google.protobuf.Parser;
import dev.basin.analysis.v1.Analysis;
import dev.basin.analysis.v1.AnalysisServiceGrpc.AnalysisServiceBlockingStub;
import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.analysis.v1.CancelAnalysisRequest;
import dev.basin.analysis.v1.CreateAnalysisRequest;
import dev.basin.analysis.v1.DeleteAnalysisRequest;
import dev.basin.analysis.v1.GetAnalysisRequest;
import dev.basin.analysis.v1.GetLayerSurfaceRequest;
import dev.basin.analysis.v1.WatchAnalysisRequest;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobStatus;
import dev.basin.landscape.v1.Surface;
import java.time.Duration;
import java.util.Iterator;

/** Questions to the analysis service. */
public record AnalysisParts(AnalysisServiceBlockingStub stub, Duration deadline)
        implements PartService<AnalysisSpec, Analysis> {
    @Override
    public Analysis create(AnalysisSpec spec, String requestId) {
        return prompt().createAnalysis(CreateAnalysisRequest.newBuilder()
                .setSpec(spec)
                .setRequestId(requestId)
                .build());
    }

    @Override
    public AnalysisSpec validate(AnalysisSpec spec) {
        return prompt().createAnalysis(CreateAnalysisRequest.newBuilder()
                        .setSpec(spec)
                        .setValidateOnly(true)
                        .build())
                .getSpec();
    }

    @Override
    public Analysis get(String name) {
        return prompt().getAnalysis(
                        GetAnalysisRequest.newBuilder().setName(name).build());
    }

    @Override
    public void cancel(String name) {
        Analysis unused = prompt().cancelAnalysis(
                        CancelAnalysisRequest.newBuilder().setName(name).build());
    }

    @Override
    public void delete(String name) {
        Empty unused = prompt().deleteAnalysis(
                        DeleteAnalysisRequest.newBuilder().setName(name).build());
    }

    @Override
    public Iterator<JobEvent> watch(String name, long afterSequence) {
        return stub.watchAnalysis(WatchAnalysisRequest.newBuilder()
                .setName(name)
                .setAfterSequence(afterSequence)
                .build());
    }

    @Override
    public String name(Analysis analysis) {
        return analysis.getName();
    }

    @Override
    public JobStatus status(Analysis analysis) {
        return analysis.getStatus();
    }

    @Override
    public Parser<Analysis> parser() {
        return Analysis.parser();
    }

    /** The values of a group's surface, computed so far. */
    public Surface surface(String name, String group) {
        return prompt().getLayerSurface(GetLayerSurfaceRequest.newBuilder()
                .setName(name)
                .setGroup(group)
                .build());
    }

    private AnalysisServiceBlockingStub prompt() {
        return stub.withDeadlineAfter(deadline);
    }
}
