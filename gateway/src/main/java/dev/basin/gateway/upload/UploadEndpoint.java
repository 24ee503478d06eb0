package dev.basin.gateway.upload;

import com.google.protobuf.Empty;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.DeleteUploadRequest;
import dev.basin.gateway.v1.GetUploadRequest;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.gateway.v1.Upload;
import dev.basin.gateway.v1.UploadServiceGrpc;
import dev.basin.serving.calls.Calls;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/** Uploads over gRPC. */
@GrpcService
class UploadEndpoint extends UploadServiceGrpc.UploadServiceImplBase {
    private final Calls calls;
    private final Uploads uploads;

    UploadEndpoint(Calls calls, Uploads uploads) {
        this.calls = calls;
        this.uploads = uploads;
    }

    @Override
    public StreamObserver<CreateUploadRequest> createUpload(StreamObserver<Upload> caller) {
        return calls.receive(caller, uploads::create);
    }

    @Override
    public void getUpload(GetUploadRequest request, StreamObserver<Upload> caller) {
        calls.answer(caller, () -> uploads.get(request.getName()));
    }

    @Override
    public void listUploads(ListUploadsRequest request, StreamObserver<ListUploadsResponse> caller) {
        calls.answer(caller, () -> uploads.list(request));
    }

    @Override
    public void deleteUpload(DeleteUploadRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            uploads.delete(request.getName());
            return Empty.getDefaultInstance();
        });
    }
}
