package dev.basin.gateway.rest;

import dev.basin.gateway.upload.Uploads;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.wire.ProtoJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was uploaded, as JSON. Files come in over gRPC, which {@code ./basin upload} speaks. */
@Path("/api/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Uploads")
public class UploadResource {
    private final Uploads uploads;

    UploadResource(Uploads uploads) {
        this.uploads = uploads;
    }

    @Operation(operationId = "listUploads", summary = "A page of uploads, by name.")
    @APIResponse(
            responseCode = "200",
            description = "The page.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.ListUploadsResponse")))
    @GET
    public String list(
            @QueryParam("pageSize") @DefaultValue("0") int pageSize,
            @QueryParam("pageToken") @DefaultValue("") String pageToken)
            throws IOException {
        return ProtoJson.write(uploads.list(ListUploadsRequest.newBuilder()
                .setPageSize(pageSize)
                .setPageToken(pageToken)
                .build()));
    }

    @Operation(operationId = "getUpload", summary = "One upload and its files.")
    @APIResponse(
            responseCode = "200",
            description = "The upload.",
            content = @Content(schema = @Schema(ref = "basin.gateway.v1.Upload")))
    @GET
    @Path("/{id}")
    public String get(@PathParam("id") String id) throws IOException {
        return ProtoJson.write(uploads.get(name(id)));
    }

    @Operation(operationId = "deleteUpload", summary = "Deletes an upload.")
    @APIResponse(responseCode = "204", description = "It is gone, with its files.")
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) throws IOException {
        uploads.delete(name(id));
    }

    private static String name(String id) {
        return Uploads.KIND + "/" + id;
    }
}
