package dev.basin.gateway.rest;

import dev.basin.common.v1.Artifact;
import dev.basin.gateway.api.ExperimentFiles;
import dev.basin.gateway.api.ExperimentFiles.StoredFile;
import dev.basin.gateway.rest.ByteRange.UnsatisfiableRangeException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;

/** Files of an experiment; their checksum is their entity tag, so that a broken download goes on only with the same content. */
@Path("/api/experiments/{id}")
@RunOnVirtualThread
@Tag(name = "Experiments")
public class FileResource {
    private final ExperimentFiles files;

    FileResource(ExperimentFiles files) {
        this.files = files;
    }

    @Operation(operationId = "file", summary = "A file of an experiment by its key.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part of it that the header Range asks for.")
    @APIResponse(responseCode = "304", description = "It is what the caller has.")
    @GET
    @Path("/files/{key:.+}")
    public Response file(
            @PathParam("id") String id,
            @PathParam("key") String key,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange,
            @Context Request request)
            throws IOException {
        return answer(files.find(ExperimentResource.name(id), key), range, ifRange, request);
    }

    @Operation(operationId = "report", summary = "The report of an experiment.")
    @APIResponse(
            responseCode = "200",
            description = "The report: one file, for any browser.",
            content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The part of it that the header Range asks for.")
    @APIResponse(responseCode = "304", description = "It is what the caller has.")
    @GET
    @Path("/report.html")
    public Response report(
            @PathParam("id") String id,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange,
            @Context Request request)
            throws IOException {
        return answer(files.report(ExperimentResource.name(id)), range, ifRange, request);
    }

    private static Response answer(StoredFile file, String range, String ifRange, Request request) {
        EntityTag tag = new EntityTag(file.artifact().getSha256());
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        boolean sameContent = ifRange == null || ifRange.equals('"' + tag.getValue() + '"');
        try {
            return content(
                            file,
                            ByteRange.parse(
                                    sameContent ? range : null, file.artifact().getSizeBytes()))
                    .tag(tag)
                    .build();
        } catch (UnsatisfiableRangeException e) {
            return Response.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + file.artifact().getSizeBytes())
                    .build();
        }
    }

    private static ResponseBuilder content(StoredFile file, Optional<ByteRange> range) {
        Artifact artifact = file.artifact();
        ResponseBuilder answer = range.isPresent()
                ? Response.status(Status.PARTIAL_CONTENT)
                        .entity(new PathPart(
                                file.path(), range.get().first(), range.get().length()))
                        .header(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(
                                                range.get().first(), range.get().last(), artifact.getSizeBytes()))
                : Response.ok(file.path());
        return answer.type(artifact.getMediaType())
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
