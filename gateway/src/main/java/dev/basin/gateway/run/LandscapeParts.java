package dev.basin.gateway.run;

import com.google.protobuf.Empty;
import com.google.protobuf.Parser;
import dev.basin.common.v1.JobEvent;
import dev.basin.common.v1.JobStatus;
import dev.basin.landscape.v1.CancelLandscapeRequest;
import dev.basin.landscape.v1.CreateLandscapeRequest;
import dev.basin.landscape.v1.DeleteLandscapeRequest;
import dev.basin.landscape.v1.GetLandscapeRequest;
import dev.basin.landscape.v1.GetSurfaceRequest;
import dev.basin.landscape.v1.Landscape;
import dev.basin.landscape.v1.LandscapeServiceGrpc.LandscapeServiceBlockingStub;
import dev.basin.landscape.v1.LandscapeSpec;
import dev.basin.landscape.v1.Surface;
import dev.basin.landscape.v1.WatchLandscapeRequest;
import java.time.Duration;
import java.util.Iterator;

/** Lines and planes of the landscape service. */
public record LandscapeParts(LandscapeServiceBlockingStub stub, Duration deadline)
        implements PartService<LandscapeSpec, Landscape> {
    @Override
    public Landscape create(LandscapeSpec spec, String requestId) {
        return prompt().createLandscape(CreateLandscapeRequest.newBuilder()
                .setSpec(spec)
                .setRequestId(requestId)
                .build());
    }

    @Override
    public LandscapeSpec validate(LandscapeSpec spec) {
        return prompt().createLandscape(CreateLandscapeRequest.newBuilder()
                        .setSpec(spec)
                        .setValidateOnly(true)
                        .build())
                .getSpec();
    }

    @Override
    public Landscape get(String name) {
        return prompt().getLandscape(
                        GetLandscapeRequest.newBuilder().setName(name).build());
    }

    @Override
    public void cancel(String name) {
        Landscape unused = prompt().cancelLandscape(
                        CancelLandscapeRequest.newBuilder().setName(name).build());
    }

    @Override
    public void delete(String name) {
        Empty unused = prompt().deleteLandscape(
                        DeleteLandscapeRequest.newBuilder().setName(name).build());
    }

    @Override
    public Iterator<JobEvent> watch(String name, long afterSequence) {
        return stub.watchLandscape(WatchLandscapeRequest.newBuilder()
                .setName(name)
                .setAfterSequence(afterSequence)
                .build());
    }

    @Override
    public String name(Landscape landscape) {
        return landscape.getName();
    }

    @Override
    public JobStatus status(Landscape landscape) {
        return landscape.getStatus();
    }

    @Override
    public Parser<Landscape> parser() {
        return Landscape.parser();
    }

    /** The values computed so far. */
    public Surface surface(String name) {
        return prompt().getSurface(GetSurfaceRequest.newBuilder().setName(name).build());
    }

    private LandscapeServiceBlockingStub prompt() {
        return stub.withDeadlineAfter(deadline);
    }
}
